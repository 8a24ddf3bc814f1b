// For tests: the analysis of nothing.
import type { Analysis } from './analysis.ts';

export const emptyAnalysis: Analysis = {
  graph: { accounts: [], nodes: [], edges: [], bareWildcardPairs: 0 },
  placement: { boxes: {}, nodes: {}, edges: {}, width: 0, height: 0 },
  pieces: [],
  problems: [],
  demands: [],
  brokenDocuments: [],
};
