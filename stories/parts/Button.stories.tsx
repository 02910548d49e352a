import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Button } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const clicked = fn<() => void>();

const meta = {
  title: 'Parts/Button',
  component: Button,
  args: { children: en.challenge.verify, onClick: clicked },
  // without the event, which would be printed with all of `window`
  render: (args) => <Button {...args} onClick={() => clicked()} />,
} satisfies Meta<typeof Button>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

const works: Play = async ({ canvas, userEvent, args }) => {
  await userEvent.click(canvas.getByRole('button', { name: en.challenge.verify }));
  await expect(args.onClick).toHaveBeenCalledOnce();
};
const waits: Play = async ({ canvas, userEvent, args }) => {
  const button = canvas.getByRole('button', { name: en.challenge.verify });
  await userEvent.click(button);
  await expect(args.onClick).not.toHaveBeenCalled();
  await expect(button).toHaveFocus();
};

export const Primary: Story = { args: { variant: 'primary' }, play: works };
export const Secondary: Story = { play: works };
export const Danger: Story = { args: { variant: 'danger' }, play: works };
export const Link: Story = { args: { variant: 'link' }, play: works };
export const Loading: Story = { args: { variant: 'primary', loading: true }, play: waits };
export const Disabled: Story = { args: { variant: 'primary', disabled: true }, play: waits };
