// Why a list could not be read or a change was refused: which scope or role is missing, with a way to the exchange, and where a role is missing to
// the roles of the app that asked.
import type { AccessRefusal } from '../../../../shared/model/app-access.ts';
import { navigate } from '../../../platform/navigation.ts';
import { showAccess } from '../../../platform/session-state/app-access.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import type { AccessLook } from './access-store.ts';

interface RefusedProps {
  look: AccessLook;
  refusal: AccessRefusal;
  onDismiss?: () => void;
}

export function Refused({ look: { tenant, actorId }, refusal, onDismiss }: RefusedProps) {
  const { title, meaning, fix, missing, exchangeId } = refusal;
  const actor = tenant.credentials.find(({ id }) => id === actorId);
  return (
    <ErrorNotice
      error={{ message: title, meaning, fix }}
      {...(onDismiss && { onDismiss })}
      action={
        <>
          {missing === 'role' && actor && (
            <Button
              size="small"
              onClick={() => showAccess({ tenantId: tenant.id, credentialId: actorId, part: 'roles' })}
            >
              Roles of {actor.name}
            </Button>
          )}
          {exchangeId !== null && (
            <Button
              size="small"
              onClick={() => {
                showAccess(null);
                navigate('history', exchangeId);
              }}
            >
              Show exchange
            </Button>
          )}
        </>
      }
    />
  );
}
