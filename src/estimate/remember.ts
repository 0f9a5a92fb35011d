/** A function that works each answer out once. What it remembers lives as long as the run that made it. */
export function remember<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as V;
    const made = work(key);
    known.set(key, made);
    return made;
  };
}

/** The same for questions that are alike where a text of them is. */
export function rememberBy<Q, V>(textOf: (question: Q) => string, work: (question: Q) => V): (question: Q) => V {
  const known = new Map<string, V>();
  return (question) => {
    const text = textOf(question);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as V;
    const made = work(question);
    known.set(text, made);
    return made;
  };
}
