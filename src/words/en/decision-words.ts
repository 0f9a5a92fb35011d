/** What a board is asked to decide, and why. */
const amountText = (amount: string | null): string => (amount === null ? '' : ` (${amount})`);

export const decisionWords = {
  respond: (title: string): string => `Decide how to respond to ${title}.`,
  keepWord: (title: string): string => `Do what you said about ${title}, or say why not.`,
  verdictFell: (verdict: string): string => `The verdict is “${verdict}”.`,
  respondForGroups: (title: string, groups: string): string => `Decide how to respond to ${title} for ${groups}.`,
  worseForThem: 'For them it got worse, whatever it did for all together.',
  guardrailWorse: (amount: string | null): string => `This guardrail got worse${amountText(amount)}.`,
  numberWorse: (amount: string | null): string => `This number got worse${amountText(amount)}.`,
  askWhy: (title: string): string => `Ask why ${title} went the wrong way.`,
  lookNextDoor: (title: string): string => `Ask whether ${title} only moved next door.`,
  replan: (title: string): string => `Keep, change or drop the plan for ${title}.`,
  offCourse: (target: string, by: string): string =>
    `It is not where it should be by now on the way to the target of ${target} by ${by}.`,
  countAfresh: (title: string): string =>
    `Ask how the records of ${title} changed, and agree from when to count afresh.`,
  askAlike: (title: string): string => `Agree how to ask about ${title} from now on, and keep to it.`,
  notComparable: (reason: string | null): string =>
    `Before and now cannot be compared${reason === null ? '' : `: ${reason}`}.`,
  judgeLonger: (title: string): string => `Agree to judge ${title} over a longer time.`,
  tooFew: 'There are too few events to tell.',
  learnOf: (titles: string): string => `Agree how you learn of ${titles}.`,
  hidden: (isOne: boolean, owners: string): string =>
    `${isOne ? 'It is' : 'They are'} hidden here to protect people. Ask who keeps the data: ${owners}.`,
  nextTarget: (title: string): string => `Agree the next target for ${title}.`,
  targetMet: 'The target is met.',
  mendData: (source: string): string => `Ask for the data of ${source} to be mended.`,
  nothing: 'Nothing in this report asks for a decision.',
  moreFollow: (n: string, isOne: boolean): string =>
    `${isOne ? 'One more follows' : `${n} more follow`} from the verdicts above.`,
} as const;
