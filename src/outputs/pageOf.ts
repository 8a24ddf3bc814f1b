// AWS prints long lists in pages; the CLI asks for all of them unless somebody limits it.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
import type { Harvest } from '#harvest/harvest.ts';
import { member, text } from '#text/json.ts';

/** Does the list go on? `IsTruncated` of the API, `NextToken` of the CLI and of Organizations. */
export const goesOn = (value: unknown): boolean =>
  member(value, 'IsTruncated') === true || text(member(value, 'NextToken')) !== undefined;

export const pageOf = (value: unknown, of: string, command: string): Pick<Harvest, 'page'> => ({
  page: { of, last: !goesOn(value), command },
});
