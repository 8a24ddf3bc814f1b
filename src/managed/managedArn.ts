// How a `Place` inside AWS's own text names its document. Apart from the documents, so that asking loads none of them.

/** The ARN, or the policy id of an organization, follows. */
const DOCUMENT = 'aws-managed:';

export const managedDocument = (arn: string): string => `${DOCUMENT}${arn}`;

/** ARN, or policy id of an organization, of a place in a document of AWS's; null for places in the user's texts. */
export const managedArn = (document: string): string | null =>
  document.startsWith(DOCUMENT) ? document.slice(DOCUMENT.length) : null;
