// A graph that Rolegraph saved, among other texts: opened by itself it brings its documents back; here it is only named.
import type { Format } from '#harvest/harvest.ts';
import { isList, listOf, member } from '#text/json.ts';

export const savedGraphFormat: Format = {
  id: 'saved-graph',
  what: '',
  test: (value) => member(value, 'rolegraph') === 'workspace' && isList(member(value, 'documents')),
  take(value) {
    const count = listOf(member(value, 'documents')).length;
    return {
      kind: 'saved-graph',
      title: 'A saved Rolegraph graph',
      leftOut: [
        { what: 'documents in it', count, why: 'A saved graph is opened by itself: drop its file alone.' },
      ],
      notes: [
        {
          code: 'SAVED-GRAPH',
          severity: 'info',
          message: `A saved graph with ${count} ${count === 1 ? 'document' : 'documents'}: drop its file alone to open it. Nothing of it is in this one.`,
          path: [],
        },
      ],
    };
  },
};
