import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Icon, type IconName } from '../../src/index.js';

const names: Record<IconName, true> = {
  app: true,
  sms: true,
  email: true,
  passkey: true,
  backup: true,
  check: true,
  warning: true,
  error: true,
  info: true,
  copy: true,
  download: true,
  print: true,
  plus: true,
  close: true,
  back: true,
  chevron: true,
  clock: true,
};

const meta = {
  title: 'Parts/Icon',
  component: Icon,
  args: { name: 'passkey' },
} satisfies Meta<typeof Icon>;
export default meta;
type Story = StoryObj<typeof meta>;

export const One: Story = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  },
};

export const All: Story = {
  render: () => (
    <ul style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 24, padding: 0, listStyle: 'none' }}>
      {Object.keys(names).map((name) => (
        <li key={name} style={{ display: 'grid', gap: 8, justifyItems: 'center' }}>
          <Icon name={name as IconName} />
          {name}
        </li>
      ))}
    </ul>
  ),
};
