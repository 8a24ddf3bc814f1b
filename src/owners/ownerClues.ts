// How English says whose a policy is. Each clue looks at the words before or after a name; the first that fits on
// each side counts. To teach a new phrase, add a line.

export type Side = 'before' | 'after';

export interface OwnerClue {
  readonly side: Side;
  readonly pattern: RegExp;
  /** Points for the name when the block is a trust policy, and when it is a permissions policy. */
  readonly trust: number;
  readonly identity: number;
}

const ROLE = String.raw`(?:(?:the|an?|your|our|my|this|that|its)\s+)?(?:new\s+|target\s+|source\s+)?(?:AWS\s+)?(?:IAM\s+)?(?:(?:role|user|group)s?(?:\s+|\/|:\s*))?(?:(?:named|called)\s+)?\(?`;
const OF = String.raw`['’]?s?(?:\s+(?:role|user))?\s*(?:[-–—:,|(]\s*)?(?:IAM\s+|AWS\s+)?`;

const before = (words: string, trust: number, identity: number): OwnerClue => ({
  side: 'before',
  pattern: new RegExp(`(?:${words})\\s*${ROLE}$`, 'i'),
  trust,
  identity,
});

const after = (words: string, trust: number, identity: number): OwnerClue => ({
  side: 'after',
  pattern: new RegExp(`^${words}`, 'i'),
  trust,
  identity,
});

/** In order of precedence on each side. */
export const OWNER_CLUES: readonly OwnerClue[] = [
  before(String.raw`\btrust(?:\s+(?:relationships?|polic(?:y|ies)|document))*\s+(?:of|for|on|in)`, 10, -5),
  before(
    String.raw`\b(?:permissions?|identity|inline|managed|access)(?:\s+(?:polic(?:y|ies)|document|statement))*\s+(?:of|for|on|to|in)`,
    -5,
    10,
  ),
  before(String.raw`\battach(?:ed|es|ing)?\s+(?:\S+\s+){0,6}?to`, 1, 9),
  before(String.raw`\b(?:add|put)(?:ed|s|ing)?\s+(?:\S+\s+){0,4}?(?:to|on)`, 1, 8),
  before(String.raw`\b(?:polic(?:y|ies)|following|document|json)\s+(?:of|for|on|to)`, 5, 8),
  // "a role that I want to switch to called": what stands between says nothing of the name.
  before(
    String.raw`\b(?:creat|ma[dk]|defin|set)\w*\s+(?:up\s+)?(?:an?\s+|the\s+)?(?:new\s+)?(?:AWS\s+)?(?:IAM\s+)?(?:role|user)\b[^.:]{1,60}?\b(?:called|named)`,
    7,
    7,
  ),
  before(String.raw`\bassum(?:e|es|ed|ing)`, 5, -6),
  before(
    String.raw`\b(?:allow(?:s|ing|ed)?|lets?|letting|permit(?:s|ting|ted)?|enabl(?:e|es|ing)|grant(?:s|ing|ed)?)`,
    -6,
    3,
  ),
  before(String.raw`\b(?:trust(?:s|ing|ed)?|includ(?:e|es|ing)|principals?:?|only|from|by)`, -5, 0),
  before(
    String.raw`\b(?:creat(?:e|es|ed|ing)|mak(?:e|es|ing)|made|there (?:is|was)|defin(?:e|es|ing)|add|have|configure|set up|called)`,
    7,
    7,
  ),
  before(
    String.raw`\b(?:modif(?:y|ies|ying)|edit(?:s|ing)?|choos(?:e|es|ing)|select(?:s|ing)?|open(?:s|ing)?)`,
    3,
    3,
  ),
  after(String.raw`${OF}(?:role\s+)?(?:assume[- ]role\s+)?trust\b`, 10, -5),
  after(String.raw`${OF}(?:permissions?|identity|inline|managed|access)\b`, -5, 10),
  after(String.raw`${OF}(?:assumerole\s+)?polic(?:y|ies)\b`, 5, 8),
  after(
    String.raw`\s+(?:(?:also|will|then|now)\s+)*(?:needs?|must|should|has|have)\b[^.]{0,30}\btrust`,
    8,
    -4,
  ),
  after(String.raw`\s+(?:(?:is|was|are|be|gets?|can|will|to)\s+)+assumed\b`, 5, -4),
  after(String.raw`[^.;]{0,70}?\bwants?\s+to\s+(?:be able to\s+)?assume\b`, -6, 9),
  after(String.raw`\s+(?:[\w-]+\s+){0,5}?(?:sts:)?assum(?:e|es|ing)(?:role)?\b`, -6, 6),
  after(
    String.raw`\s+(?:(?:also|will|then|now|only|therefore|still)\s+)*(?:needs?|requires?|must have|should have|has|have|gets?|holds?|carries|gains?|is granted)\b`,
    2,
    7,
  ),
  after(String.raw`[^.;]{0,90}?\b(?:looks?\s+like|is\s+as\s+follows)\b`, 4, 4),
  after(String.raw`\s+as\s+(?:an?|the)\s+(?:trusted|principal)`, -5, 0),
  after(String.raw`\s+(?:is|exists|lives)\s+in\b`, 1, 3),
  after(String.raw`\s+with\b`, 2, 2),
];

/** A caption that is only the name: `Role_B:`. */
export const CAPTION_POINTS = 6;
export const MENTION_POINTS = 1;

/** The words that say what a document is where its content cannot: SCPs and boundaries look like any policy. */
export const SLOT_WORDS = [
  { type: 'scp', pattern: /\bservice control polic|\bSCPs?\b/i },
  { type: 'rcp', pattern: /\bresource control polic|\bRCPs?\b/i },
  { type: 'boundary', pattern: /\bpermissions? boundary\b|\bboundary policy\b/i },
  { type: 'session', pattern: /\bsession polic/i },
] as const;

export const SAME_ACCOUNT =
  /\bsame\s+(?:AWS\s+)?account|\bsame-account|\bwithin (?:one|a single) (?:AWS )?account/i;
export const CROSS_ACCOUNT =
  /\b(?:different|another|other|separate|second|third|external|foreign)\s+(?:AWS\s+)?accounts?|\bcross[- ]account/i;
