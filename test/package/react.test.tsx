import { QueryClient, useMutation } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { OTPInput } from 'input-otp';
import { QRCodeSVG } from 'qrcode.react';
import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, it } from 'vitest';

// One lockfile serves React 18 and 19, so this checks that each test project really runs on its version.
const major = new RegExp(`^${import.meta.env.REACT_MAJOR}\\.`);

it("runs on the React version in the project's name", () => {
  expect(version).toMatch(major);
  expect(domVersion).toMatch(major);
});

it('gives the same React to every library that uses it', () => {
  const client = new QueryClient();
  function Everything() {
    const { status } = useMutation({ mutationFn: async () => 'done' }, client);
    return (
      <>
        <p>{status}</p>
        <OTPInput maxLength={6} aria-label="Code" pushPasswordManagerStrategy="none" render={() => null} />
        <QRCodeSVG value="text" role="img" aria-label="QR" />
      </>
    );
  }
  render(<Everything />);
  expect(screen.getByText('idle')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Code' })).toBeInTheDocument();
  expect(screen.getByRole('img', { name: 'QR' })).toBeInTheDocument();
});
