import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { session } from '../api/session'
import { SignInForm } from '../inventory/SignInForm'
import { text } from '../text/en'

/** Over the page, which stays as it is: requests that need the session wait. */
export function SignInDialog() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const asking = useSyncExternalStore(session.subscribe, () => session.state === 'asking')
  const leave = () => {
    session.gaveUp()
    client.clear()
    void navigate({ to: '/sign-in', search: { from: window.location.pathname.replace(/^\/hypervisor/, '') + window.location.search } })
  }
  return (
    <Modal opened={asking} onClose={leave} title={text.session.expired} closeButtonProps={{ 'aria-label': text.session.leave }} closeOnClickOutside={false} overlayProps={{ blur: 0 }}>
      <p className="muted">{text.session.expiredHint}</p>
      <SignInForm onDone={() => session.signedIn()} />
    </Modal>
  )
}
