/** `#0af` as `#00aaff`: a built style sheet shortens colours, and Monaco takes the long form only. */
export const sixDigits = (colour: string): string =>
  colour.replace(/^#([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3');
