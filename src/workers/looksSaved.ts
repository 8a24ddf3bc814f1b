/** By its first characters: perhaps a saved graph, or a picture that has one inside. */
export const looksSaved = (text: string): boolean =>
  /^\s*(?:\{\s*"rolegraph"\s*:|<(?:\?xml|svg|!--)|flowchart )/.test(text.slice(0, 200));
