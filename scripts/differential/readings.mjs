// Where the two engines are known to read AWS differently. Each reading rewrites a question into words that leave no
// choice, always in our sense; a disagreement counts as explained only when iam-simulate, asked the rewritten question,
// gives our answer to the original one. What each is about, and the page that decides: docs/disagreements.md.
import { iamName } from '#language/arn.ts';
import { ipRange } from '#language/ipRange.ts';
import { parseDate } from '#language/operators.ts';
import { compileEntry } from '#iam/principalMatch.ts';
import { isTrustRequest } from '#iam/trustRule.ts';
import { authorization, callerOfQuestion, contextOfQuestion } from './ask.mjs';
import { hasNoValue, list, mapStatements, settleTests, valuesOf, withoutAllows } from './rewrite.mjs';
import { HOME } from './world.mjs';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const ESCAPE = /\$\{[*?$]\}/;
const isV6 = (text) => text.includes(':');
const isArn = (text) => text.split(':').length >= 6;

const NOWHERE = 'arn:aws:s3:::no-such-bucket-anywhere';

export const READINGS = [
  {
    id: 'if-exists-for-any-value',
    rewrite: (question) =>
      settleTests(
        question,
        ({ use, key, context }) =>
          use.set === 'ForAnyValue' && use.ifExists && context.fact(key).state === 'absent',
      ),
  },
  {
    id: 'negated-variable-without-value',
    rewrite: (question) =>
      settleTests(
        question,
        ({ use, values, variables, context }) =>
          use.operator.negated &&
          use.operator.variables &&
          variables &&
          values.some((value) => hasNoValue(value, context)),
      ),
  },
  {
    id: 'not-resource-without-value',
    rewrite: (question) => {
      const context = contextOfQuestion(question);
      return mapStatements(question, (statement, version) =>
        statement.NotResource === undefined || version !== '2012-10-17'
          ? statement
          : {
              ...statement,
              NotResource: list(statement.NotResource).map((text) =>
                hasNoValue(text, context) ? NOWHERE : text,
              ),
            },
      );
    },
  },
  {
    id: 'not-comparable',
    rewrite: (question) =>
      settleTests(question, ({ use, key, values, context }) => {
        const { negated, valueType } = use.operator;
        const all = [...valuesOf(context, key), ...values];
        if (valueType === 'Numeric') return !all.every((value) => DECIMAL.test(value));
        if (valueType === 'Date') return !all.every((value) => parseDate(value) !== null);
        if (valueType === 'IP') return negated && !all.every((value) => ipRange(value) !== null);
        return valueType === 'ARN' && negated && !all.every(isArn);
      }),
  },
  {
    id: 'ip-families',
    rewrite: (question) =>
      settleTests(question, ({ use, key, values, context }) => {
        const [given] = valuesOf(context, key);
        if (use.operator.name !== 'NotIpAddress' || given === undefined) return false;
        return values.some((value) => isV6(value) !== isV6(given));
      }),
  },
  {
    id: 'every-address',
    rewrite: (question) =>
      settleTests(
        question,
        ({ use, values }) =>
          use.operator.valueType === 'IP' &&
          values.some((value) => ipRange(value) !== null && value.endsWith('/0')),
      ),
  },
  {
    id: 'epoch-dates',
    rewrite: (question) =>
      settleTests(
        question,
        ({ use, key, values, context }) =>
          use.operator.valueType === 'Date' &&
          [...valuesOf(context, key), ...values].some((value) => /^\d+$/.test(value)),
      ),
  },
  {
    id: 'escaped-wildcards',
    rewrite: (question) =>
      settleTests(
        question,
        ({ use, values, variables }) =>
          variables &&
          use.operator.valueType === 'String' &&
          !use.operator.wildcards &&
          values.some((value) => ESCAPE.test(value)),
      ),
  },
  {
    id: 'old-version',
    rewrite: (question) => {
      const tests = settleTests(
        question,
        ({ values, variables }) => !variables && values.some((value) => value.includes('${')),
      );
      // As plain text these name no resource that anybody asks for.
      const named = (texts) => list(texts).map((text) => (text.includes('${') ? NOWHERE : text));
      return mapStatements(tests, (statement, version) =>
        version === '2012-10-17'
          ? statement
          : {
              ...statement,
              ...(statement.Resource !== undefined && { Resource: named(statement.Resource) }),
              ...(statement.NotResource !== undefined && { NotResource: named(statement.NotResource) }),
            },
      );
    },
  },
  {
    id: 'short-arns',
    rewrite: (question) => {
      // IAM's ARNs have no Region.
      const whole = (text) => {
        if (text === '*' || isArn(text)) return text;
        const fields = text.split(':');
        while (fields.length < 6) fields.push(fields.length === 3 && fields[2] === 'iam' ? '' : '*');
        return fields.join(':');
      };
      const change = (element, statement) =>
        statement[element] === undefined ? {} : { [element]: list(statement[element]).map(whole) };
      return mapStatements(question, (statement) => ({
        ...statement,
        ...change('Resource', statement),
        ...change('NotResource', statement),
      }));
    },
  },
  {
    id: 'session-bypassed',
    rewrite: (question) => {
      const { sameAccount, strengths, session } = authorization(question);
      const direct = [strengths.user, strengths.session, strengths.wildcard].includes('yes');
      return sameAccount && direct && session.deny === 'no' ? { ...question, session: null } : question;
    },
  },
  {
    id: 'not-principal-is-everyone-else',
    rewrite: (question) => {
      if (question.caller.kind !== 'role' || question.boundary === null) return question;
      const caller = callerOfQuestion(question);
      const excepts = (map) =>
        Object.entries(map).some(([key, values]) =>
          list(values).some(
            (value) =>
              compileEntry({ key, value, path: [] }).match(caller, contextOfQuestion(question)) !== 'no',
          ),
        );
      return mapStatements(question, (statement) => {
        if (statement.NotPrincipal === undefined || statement.Effect !== 'Allow') return statement;
        const { NotPrincipal, ...rest } = statement;
        return { ...rest, Principal: excepts(NotPrincipal) ? { Service: 'nobody.amazonaws.com' } : '*' };
      });
    },
  },
  {
    id: 'source-identity-both-sides',
    rewrite: (question) => {
      const { action, caller } = question;
      if (action !== 'sts:SetSourceIdentity' || !['role', 'session'].includes(caller.kind)) return question;
      if (caller.account !== HOME || authorization(question).identity.allow === 'yes') return question;
      return { ...question, resourcePolicy: withoutAllows(question.resourcePolicy) };
    },
  },
  {
    id: 'anonymous-sts',
    rewrite: (question) =>
      question.caller.kind === 'anyone' && isTrustRequest(question.action.toLowerCase(), question.resource)
        ? { ...question, resourcePolicy: withoutAllows(question.resourcePolicy) }
        : question,
  },
  {
    id: 'service-linked-exempt',
    rewrite: (question) =>
      question.caller.serviceLinked === true ? { ...question, scps: null, rcps: null } : question,
  },
  {
    id: 'service-no-scp',
    rewrite: (question) =>
      ['service', 'oidc', 'saml'].includes(question.caller.kind) ? { ...question, scps: null } : question,
  },
  {
    // A federated caller is judged like a service: by the trust policy and RCPs alone.
    id: 'federated-like-service',
    rewrite: (question) => {
      const { caller } = question;
      if (!['oidc', 'saml'].includes(caller.kind)) return question;
      const service = 'federated.amazonaws.com';
      const rewritten = mapStatements(question, (statement) => {
        if (!list(statement.Principal?.Federated ?? []).includes(caller.arn)) return statement;
        const services = [...list(statement.Principal.Service ?? []), service];
        return { ...statement, Principal: { ...statement.Principal, Service: services } };
      });
      return { ...rewritten, caller: { ...caller, kind: 'service', arn: service } };
    },
  },
  {
    id: 'root-has-every-permission',
    rewrite: (question) => {
      if (question.caller.kind !== 'root') return question;
      const everything = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      };
      return { ...question, identity: [...question.identity, everything] };
    },
  },
  {
    id: 'federated-user-name',
    rewrite: (question) => {
      if (question.caller.kind !== 'federatedUser') return question;
      const user = iamName(question.caller.arn);
      const namesake = `arn:aws:iam::${user.account}:user/${user.name}`;
      const other = `${namesake}-whom-nobody-is`;
      const rename = (map) =>
        map && typeof map === 'object' && map.AWS !== undefined
          ? { ...map, AWS: list(map.AWS).map((value) => (value === namesake ? other : value)) }
          : map;
      return mapStatements(question, (statement) => ({
        ...statement,
        ...(statement.Principal && { Principal: rename(statement.Principal) }),
        ...(statement.NotPrincipal && { NotPrincipal: rename(statement.NotPrincipal) }),
      }));
    },
  },
];

/** The ids of the readings that explain the disagreement: one if one suffices; null when all together do not. */
export async function explain(question, ours, askTheirs) {
  const applying = READINGS.filter(
    ({ rewrite }) => JSON.stringify(rewrite(question)) !== JSON.stringify(question),
  );
  for (const { id, rewrite } of applying) if ((await askTheirs(rewrite(question))) === ours) return [id];
  const rewritten = applying.reduce((current, { rewrite }) => rewrite(current), question);
  return applying.length > 1 && (await askTheirs(rewritten)) === ours ? applying.map(({ id }) => id) : null;
}
