import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { text } from '../../../text/en'
import { Copy } from '../../../ui/Copy'
import type { Draft, Errors } from '../draft'

const words = text.admin.add

const COMMANDS = `pveum user add hypervisor@pve --comment "Hypervisor"
pveum acl modify / --users hypervisor@pve --roles PVEAuditor,PVEAdmin
pveum user token add hypervisor@pve control --privsep 0`

interface Props {
  draft: Pick<Draft, 'by' | 'tokenId' | 'tokenSecret' | 'username' | 'password'>
  errors: Errors
  onChange: (change: Partial<Draft>) => void
  /** Without the choice between token and password. */
  fixed?: boolean
}

export function CredentialFields({ draft, errors, onChange, fixed }: Props) {
  return (
    <div className="fields">
      {!fixed && (
        <SegmentedControl aria-label={words.steps[2]} value={draft.by} onChange={(by) => onChange({ by: by as Draft['by'] })} data={[{ value: 'token', label: words.token }, { value: 'password', label: words.password }]} />
      )}
      {draft.by === 'token' ? (
        <>
          <p className="muted">{words.tokenHint}</p>
          <TextInput label={words.tokenId} description={words.tokenIdHint} required value={draft.tokenId} error={errors['config.token_id']} spellCheck={false} autoCapitalize="none" autoComplete="off" onChange={(event) => onChange({ tokenId: event.currentTarget.value })} />
          <PasswordInput label={words.tokenSecret} required value={draft.tokenSecret} error={errors['config.token_secret']} autoComplete="off" onChange={(event) => onChange({ tokenSecret: event.currentTarget.value })} />
          <div className="commands">
            <p><strong>{words.commands}</strong> <Copy value={COMMANDS} what={words.commands} /></p>
            <pre tabIndex={0}>{COMMANDS}</pre>
            <p className="muted">{words.commandsHint}</p>
          </div>
        </>
      ) : (
        <>
          <TextInput label={words.username} description={words.usernameHint} required value={draft.username} error={errors.username} spellCheck={false} autoCapitalize="none" autoComplete="off" onChange={(event) => onChange({ username: event.currentTarget.value })} />
          <PasswordInput label={words.password} required value={draft.password} error={errors.password} autoComplete="new-password" onChange={(event) => onChange({ password: event.currentTarget.value })} />
        </>
      )}
    </div>
  )
}
