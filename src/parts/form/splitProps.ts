'use client';

/** The attributes and events of a field's root element. All others belong to the input or to the part. */
const OF_THE_ROOT =
  /^(id|className|style|lang|hidden|role|(data|aria)-.*|title|on(?!Blur|Change|Complete|Input|Value).*)$/;

/** Separates the props of a field's root element from the others. */
export function splitProps(props: object): [root: object, others: object] {
  const [root, others]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [name, value] of Object.entries(props)) (OF_THE_ROOT.test(name) ? root : others)[name] = value;
  return [root, others];
}
