import type { ArgTypes, Preview } from '@storybook/react-vite';

type Enhancer = NonNullable<Preview['argTypesEnhancers']>[number];
type ArgType = ArgTypes[string];

/** What react-docgen has read of a prop. */
interface Documented {
  tsType?: { name: string; raw?: string };
  description?: string;
}

/**
 * Props as their declarations have them. Ours are optional as `?: T | undefined`, of which Storybook makes "union" with a
 * field for JSON; a default behind a sentence it takes for a part of the sentence.
 */
export const typesAsWritten: Enhancer = ({ argTypes, component }) => {
  const props = documentedIn(component);
  return Object.fromEntries(Object.entries(argTypes).map(([name, type]) => [name, rewritten(type, props[name])]));
};

function documentedIn(component: unknown): Partial<Record<string, Documented>> {
  const info: unknown = component ? Reflect.get(Object(component), '__docgenInfo') : undefined;
  return info && typeof info === 'object' && 'props' in info ? Object(info.props) : {};
}

function rewritten(argType: ArgType, { tsType, description = '' }: Documented = {}): ArgType {
  if (!tsType) return argType;
  const written = (tsType.raw ?? tsType.name).replace(/^\| /, '').replace(/\s*\| undefined$/, '');
  const [, sentence = description, byDefault] = /^([\s\S]*?)\s*@default(?:Value)?\s+([\s\S]+)$/.exec(description) ?? [];
  const { defaultValue } = argType.table ?? {};
  return {
    ...argType,
    description: sentence,
    ...controlOf(written),
    table: {
      ...argType.table,
      type: { summary: written.replace(/^\(([\s\S]+)\)$/, '$1') },
      ...(byDefault ? { defaultValue: { summary: byDefault } } : defaultValue && { defaultValue }),
    },
  };
}

/** Only what can be chosen or typed has a control. */
function controlOf(written: string): Pick<ArgType, 'control' | 'options'> {
  const literals = written.split(/\s*\|\s*/);
  if (literals.every((literal) => /^'[^']+'$/.test(literal)))
    return { control: { type: 'select' }, options: literals.map((literal) => literal.slice(1, -1)) };
  if (written === 'boolean') return { control: { type: 'boolean' } };
  if (written === 'number') return { control: { type: 'number' } };
  return written === 'string' || written === 'ReactNode' ? { control: { type: 'text' } } : { control: false };
}
