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
