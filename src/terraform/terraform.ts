// Terraform as people have it: configuration, plans and states. All texts of a drop are read together, those of a folder as one module.
// https://developer.hashicorp.com/terraform/language
import type { DropFile, Harvest, TextReader, TextSource } from '#harvest/harvest.ts';
import { type Drop, dropOf, type Source } from './drop.ts';
import { ledgerOf, tellEmpty } from './ledger.ts';
import { takeLoneDocuments } from './loneDocuments.ts';
import { madeIn } from './made.ts';
import { madeInState } from './madeOfState.ts';
import { takeOrganizations } from './organization.ts';
import { prepareParser } from '#hcl/parser.ts';
import { takePrincipals } from './principals.ts';
import { isTerraformJson } from './stateJson.ts';
import { scopesOf } from './surroundings.ts';

function harvestOf(source: Source): Harvest {
  const { asks, bare, includes, notes, ranges, principals, holdings, organizations } = source.found;
  const whole = source.value === undefined ? { '': [0, source.text.length] as const } : {};
  return {
    kind: 'terraform',
    ...ledgerOf(source),
    asks: [...asks.values()],
    principals,
    holdings,
    ...(bare.length > 0 ? { bare } : {}),
    ...(includes.size > 0 ? { includes: [...includes] } : {}),
    notes,
    ranges: { ...whole, ...ranges },
    ...(organizations[0] ? { organization: organizations[0] } : {}),
  };
}

/** Each plan or state on its own: two of them may tell of one resource, before and after. */
function readAll(drop: Drop): void {
  const states = drop.sources.filter(({ value }) => value !== undefined);
  const scopes = scopesOf(drop);
  for (const made of [scopes.flatMap(madeIn), ...states.map((source) => madeInState(drop, source))]) {
    takePrincipals(made, drop.sources);
    takeOrganizations(made, drop.sources);
  }
  takeLoneDocuments(scopes);
}

function take(texts: readonly TextSource[], files: readonly DropFile[]): readonly Harvest[] {
  const drop = dropOf(texts, files);
  readAll(drop);
  drop.sources.forEach(tellEmpty);
  return drop.sources.map(harvestOf);
}

const EXAMPLE = `resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::222222222222:root" }
    }]
  })
}
`;

export const terraformReader: TextReader = {
  kind: 'terraform',
  what: 'Terraform: configuration (.tf), terraform show -json of a plan or state, terraform.tfstate',
  example: EXAMPLE,
  json: isTerraformJson,
  prepare: prepareParser,
  take,
};
