// The Regions of AWS, for trying requests against patterns of them.
// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html

/** By the beginning of the name: what may follow. New ones are missing until somebody adds them. */
const BY_AREA: readonly (readonly [area: string, places: readonly string[]])[] = [
  ['us-', ['east-1', 'east-2', 'west-1', 'west-2', 'gov-east-1', 'gov-west-1']],
  ['us-', ['iso-east-1', 'iso-west-1', 'isob-east-1', 'isob-west-1', 'isof-east-1', 'isof-south-1']],
  [
    'eu-',
    ['central-1', 'central-2', 'north-1', 'south-1', 'south-2', 'west-1', 'west-2', 'west-3', 'isoe-west-1'],
  ],
  ['ap-', ['east-1', 'east-2', 'northeast-1', 'northeast-2', 'northeast-3', 'south-1', 'south-2']],
  ['ap-southeast-', ['1', '2', '3', '4', '5', '6', '7']],
  ['ca-', ['central-1', 'west-1']],
  ['me-', ['central-1', 'south-1']],
  ['cn-', ['north-1', 'northwest-1']],
  ['', ['af-south-1', 'il-central-1', 'mx-central-1', 'sa-east-1', 'eusc-de-east-1']],
];

export const REGIONS: readonly string[] = BY_AREA.flatMap(([area, places]) =>
  places.map((place) => area + place),
);

/** Has the form of a Region, also of one that is not in the list. */
export const isRegionName = (text: string): boolean => /^[a-z]{2,}(?:-[a-z]+)+-\d$/.test(text);
