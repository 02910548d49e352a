import type { Meta, StoryObj } from '@storybook/react-vite';
import { useArgs } from 'storybook/preview-api';
import { expect, within } from 'storybook/test';
import { languages } from '../.storybook/globals.js';
import { colors, type Look, lengths, themes, unset } from './theme-editor/look.js';
import { ThemeEditor } from './theme-editor/ThemeEditor.js';

const color = { type: { name: 'string' }, control: 'color' } as const;
const length = { type: { name: 'number' }, control: 'number' } as const;

/** The theme is in the story's arguments, which Storybook keeps in the URL, so you can share it as a link. */
const meta: Meta<Look> = {
  title: 'Theme editor',
  tags: ['!autodocs'],
  args: unset,
  argTypes: {
    ...Object.fromEntries(colors.flatMap((name) => [name, `${name}Dark`]).map((name) => [name, color])),
    ...Object.fromEntries(Object.keys(lengths).map((name) => [name, length])),
    font: { type: { name: 'string' }, control: 'text' },
    theme: { type: { name: 'string' }, control: 'select', options: Object.keys(themes) },
  },
  parameters: {
    unthemed: true, // the editor has its own themes
    controls: { disable: true },
    a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } }, // each screen twice: light and dark
  },
  render: function Editor(_, { globals }) {
    const [look, changeLook] = useArgs<Look>();
    return <ThemeEditor look={look} onLook={changeLook} messages={languages[globals.language]} />;
  },
};
export default meta;

export const Editor: StoryObj<Look> = {
  name: 'Theme editor',
  play: async ({ args, canvasElement }) => {
    if (Object.values(args).some((value) => value !== undefined)) return; // a link that somebody shared
    const page = within(canvasElement);
    await expect(page.getByRole('slider', { name: /^Radius/ })).toHaveValue('12');
    await expect(page.getByLabelText('Your CSS')).toHaveValue('/* No changes yet. */');
    for (const chip of within(page.getAllByRole('list', { name: 'Contrast' })[0] ?? canvasElement).getAllByRole(
      'listitem',
    ))
      await expect(chip).toHaveTextContent('✓');
  },
};
