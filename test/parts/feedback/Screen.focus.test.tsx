import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactElement, StrictMode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Screen } from '../../../src/parts/feedback/Screen.js';

function First({ onNext }: { onNext: () => void }): ReactElement {
  return (
    <Screen status="first" title="First">
      <button type="button" onClick={onNext}>
        Next
      </button>
    </Screen>
  );
}

function Second(): ReactElement {
  return (
    <Screen status="second" title="Second">
      <button type="button">Other</button>
    </Screen>
  );
}

function Two(): ReactElement {
  const [next, setNext] = useState(false);
  return next ? <Second /> : <First onNext={() => setNext(true)} />;
}

describe('<Screen />', () => {
  it('takes the focus that the previous screen lost', async () => {
    render(
      <StrictMode>
        <Two />
      </StrictMode>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByRole('heading', { name: 'Second' })).toHaveFocus();
  });

  it('leaves the focus where it is if none was lost', () => {
    const { rerender } = render(<First onNext={() => {}} />);
    expect(document.body).toHaveFocus();
    rerender(<Second />);
    expect(document.body).toHaveFocus();
  });

  it('takes the focus on mount if requested', () => {
    render(<Screen status="first" title="First" autoFocus />);
    expect(screen.getByRole('heading', { name: 'First' })).toHaveFocus();
  });
});
