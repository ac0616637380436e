// Signing in, over whatever page needs it. What is in it is loaded when it is first asked.
import { onDemand } from '../platform/on-demand.tsx';
import { answerSignIn, useSignInQuestion } from '../platform/session-state/sign-in.ts';
import { Dialog } from '../ui/notices/Dialog.tsx';

const SignIn = onDemand(async () => (await import('../ui/sign-in/SignIn.tsx')).SignIn);

export function SignInDialog() {
  const question = useSignInQuestion();
  return (
    <Dialog
      opened={question !== null}
      onClose={() => answerSignIn(null)}
      title="Sign in"
      size={640}
      closeOnClickOutside={false}
    >
      {question && <SignIn question={question} />}
    </Dialog>
  );
}
