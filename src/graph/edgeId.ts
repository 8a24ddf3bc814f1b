/** The end of the last one: edges come by target, and tens of thousands of them share the ends of a few thousand. */
const last = { target: '', action: '', end: '→|' };

/** `source→target|action`: the same in every run, and readable in a link. */
export function edgeId(source: string, target: string, action: string): string {
  if (last.target !== target || last.action !== action) {
    last.target = target;
    last.action = action;
    last.end = `→${target}|${action}`;
  }
  return source + last.end;
}
