/** `source→target|action`: the same in every run, and readable in a link. */
export const edgeId = (source: string, target: string, action: string): string =>
  `${source}→${target}|${action}`;
