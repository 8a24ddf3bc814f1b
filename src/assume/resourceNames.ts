// Resources of other services as policies name them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { parseArn } from '#language/arn.ts';

/** Names one resource or a part of one: no bare `*`, nothing of IAM or STS, which are drawn as roles. */
export function isNamedResource(text: string): boolean {
  const arn = parseArn(text);
  if (arn === null || arn.service === 'iam' || arn.service === 'sts') return false;
  return !/[*?]/.test(arn.service) && !/^[*?/:]*$/.test(arn.resource);
}

/** `example-bucket` of `arn:aws:s3:::example-bucket/*`, `orders` of `…:table/orders`. */
export function resourceName(text: string): string {
  const arn = parseArn(text);
  if (arn === null) return text;
  if (arn.service === 's3') return arn.resource.split('/')[0] ?? arn.resource;
  const whole = arn.resource.replace(/[/:]\*$/, '');
  const [, rest] = /^[a-z-]+[/:](.+)$/i.exec(whole) ?? [];
  return rest ?? whole;
}
