import { Radio, Stack, TextInput } from '@mantine/core'
import type { PresentedCertificate } from '../../../api/types'
import { text } from '../../../text/en'
import type { Draft, Errors, Trust } from '../draft'
import { Certificate } from './Certificate'

const words = text.admin.add

interface Props {
  draft: Pick<Draft, 'https' | 'trust' | 'fingerprint'>
  errors: Errors
  certificate: PresentedCertificate | null | undefined
  /** Why there is no certificate to show. */
  reason?: string
  onChange: (change: Partial<Draft>) => void
}

export function TrustFields({ draft, errors, certificate, reason, onChange }: Props) {
  if (!draft.https) return <div className="note" data-tone="warn"><span aria-hidden="true">▲ </span>{words.plain}</div>
  return (
    <div className="fields">
      {certificate ? <Certificate certificate={certificate} /> : <div className="note" data-tone="warn"><span aria-hidden="true">▲ </span>{reason ?? words.noAnswer}</div>}
      <Radio.Group label={words.steps[1]} value={draft.trust} onChange={(trust) => onChange({ trust: trust as Trust })} error={errors.verify_ssl}>
        <Stack gap={8} mt={4}>
          <Radio value="pin" label={words.pin} description={words.pinHint} />
          <Radio value="system" label={words.system} description={words.systemHint} />
          <Radio value="insecure" label={words.insecure} description={words.insecureHint} />
        </Stack>
      </Radio.Group>
      {draft.trust === 'pin' && (!certificate || errors.tls_fingerprint || draft.fingerprint !== certificate.fingerprint) && (
        <TextInput label={words.manualFingerprint} className="mono" value={draft.fingerprint} error={errors.tls_fingerprint} spellCheck={false} onChange={(event) => onChange({ fingerprint: event.currentTarget.value })} />
      )}
    </div>
  )
}
