// What would still stand against an edge if AWS took every document: the repair of the document alone would not do, and
// people want to mend all at once.
import { ceilingReasons } from './ceilingReasons.ts';
import { identityReasons } from './identityReasons.ts';
import { caller, type Inquiry, trustPolicy } from './inquiry.ts';
import { trustReasons } from './trustReasons.ts';
import type { Reason } from '#decision/verdict.ts';

const nobodyNamed = (q: Inquiry): string => `No statement of ${trustPolicy(q)} names ${caller(q)}.`;

/** How these reasons begin. */
export const AFTER_REPAIR = 'Once AWS takes it: ';

/** `q`: decided as if every document were in force. The first is the one that AWS would name. */
export const afterRepair = (q: Inquiry): readonly Reason[] =>
  [...trustReasons(q), ...identityReasons(q), ...ceilingReasons(q)]
    .filter(({ side }) => side === 'against')
    .map(({ code, gate, places, text }) => ({
      code,
      gate,
      places,
      side: 'note',
      text: `${AFTER_REPAIR}${code === 'TRUST_NO_MATCH' ? nobodyNamed(q) : text}`,
    }));
