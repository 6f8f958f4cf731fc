import type { PresentedCertificate } from '../../../api/types'
import { text } from '../../../text/en'
import { date } from '../../../text/formats'
import { Copy } from '../../../ui/Copy'
import { Facts } from '../../../ui/Facts'

const words = text.admin.add
const COMMAND = 'pvenode cert info'

export function Fingerprint({ value }: { value: string }) {
  return <span className="fingerprint"><code>{value}</code> <Copy value={value} what={words.fingerprint} /></span>
}

export function Certificate({ certificate }: { certificate: PresentedCertificate }) {
  return (
    <div className="card certificate">
      <Facts
        facts={[
          [words.subject, certificate.subject],
          [words.issuer, certificate.issuer],
          [words.valid, `${date(certificate.not_before)} – ${date(certificate.not_after)}`],
          [words.fingerprint, <Fingerprint key="fingerprint" value={certificate.fingerprint} />],
        ]}
      />
      <p>{words.compare} <code>{COMMAND}</code> <Copy value={COMMAND} what={COMMAND} /></p>
      <p className="muted">{certificate.system_trusted ? words.systemTrusted : words.notSystemTrusted}</p>
    </div>
  )
}
