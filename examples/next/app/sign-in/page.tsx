import { Mfa } from '../Mfa';
import { SignIn } from './SignIn';

export default function SignInPage() {
  return (
    <main>
      <Mfa>
        <SignIn />
      </Mfa>
    </main>
  );
}
