import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Button, Screen } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/Screen',
  component: Screen,
  args: {
    status: 'ready',
    title: en.enrollment.chooseTitle,
    description: en.enrollment.chooseDescription,
    children: <Button variant="primary">Continue</Button>,
  },
} satisfies Meta<typeof Screen>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {
  play: async ({ canvas }) => {
    const region = canvas.getByRole('region', { name: en.enrollment.chooseTitle });
    await expect(region).toHaveAttribute('data-status', 'ready');
  },
};

export const WithProgressAndWaysOut: Story = {
  name: 'With progress and links',
  args: {
    step: 'Step 1 of 2',
    footer: (
      <>
        <Button variant="link">Back</Button>
        <Button variant="link">I can’t use any of these</Button>
      </>
    ),
  },
};

export const OfAThingThatIsDone: Story = {
  name: 'Success',
  args: { icon: 'check', title: en.enrollment.doneTitle, children: undefined },
};

export const OnACard: Story = {
  decorators: [
    (story) => (
      <div className="card">
        <style>{`.card {
          --mfa-surface: light-dark(#ffffff, #15181e);
          --mfa-screen-padding: 24px;
          --mfa-screen-border: 1px solid var(--mfa-line);
          --mfa-shadow: 0 8px 24px light-dark(#15181e14, #00000066);
        }`}</style>
        {story()}
      </div>
    ),
  ],
};
