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

export const WithProgressAndLinks: Story = {
  name: 'With progress and links',
  args: {
    step: 'Step 1 of 2',
    footer: (
      <>
        <Button variant="link">Back</Button>
        <Button variant="link">Need help?</Button>
      </>
    ),
  },
};

export const WithSuccessIcon: Story = {
  name: 'Success',
  args: { icon: 'check', title: en.enrollment.doneTitle, children: undefined },
};

export const OnCard: Story = {
  name: 'On a card',
  args: { appearance: 'card' },
  decorators: [
    (story) => (
      <div className="card">
        <style>{`.card {
          --mfa-spacing: 0.3rem;
          --mfa-radius: 4px;
          --mfa-shadow: 0 8px 24px #15181e33;
        }`}</style>
        {story()}
      </div>
    ),
  ],
};
