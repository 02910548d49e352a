import tables from 'virtual:prop-tables';
import type { ArgTypes } from '@storybook/react-vite';
import type { Component, Prop } from '../scripts/publicApi.mjs';
import * as admin from '../src/admin.js';
import * as main from '../src/index.js';

type ArgType = ArgTypes[string];

const names = new Map<unknown, string>(Object.entries({ ...main, ...admin }).map(([name, value]) => [value, name]));

function tableOf(component: unknown): Component | undefined {
  return tables[names.get(component) ?? ''];
}

/** The description of a component, from its JSDoc. */
export const descriptionOf = (component: unknown): string =>
  (tableOf(component)?.description ?? '').replace(/(\S)\n(?=\S)/g, '$1 '); // code that wraps would be read as HTML

/** The props of a component, from its declarations. */
export function argTypesOf(component: unknown): ArgTypes {
  const { props = {} } = tableOf(component) ?? {};
  return Object.fromEntries(Object.entries(props).map(([name, prop]) => [name, rowOf(name, prop)]));
}

function rowOf(name: string, { type, required, description, byDefault }: Prop): ArgType {
  return {
    name,
    description,
    type: { name: 'other', value: type, required },
    ...controlOf(type),
    table: { type: { summary: type }, ...(byDefault && { defaultValue: { summary: byDefault.replaceAll('`', '') } }) },
  };
}

/** Only props that can be selected or typed have a control. */
function controlOf(type: string): Pick<ArgType, 'control' | 'options'> {
  const literals = type.split(/\s*\|\s*/);
  if (literals.every((literal) => /^'[^']+'$/.test(literal)))
    return { control: { type: 'select' }, options: literals.map((literal) => literal.slice(1, -1)) };
  if (type === 'boolean') return { control: { type: 'boolean' } };
  if (type === 'number') return { control: { type: 'number' } };
  return type === 'string' || type === 'ReactNode' ? { control: { type: 'text' } } : { control: false };
}
