import type { ConnectionReport } from '../../../api/types'
import { text } from '../../../text/en'
import { controllerLook } from '../../../ui/state'

const words = text.admin.add

/** What answered a connection test. */
export function ReportView({ report }: { report: ConnectionReport }) {
  const line = (ok: boolean, message: string, note?: string) => (
    <li key={message}><span className="glyph" data-tone={ok ? 'ok' : 'warn'} aria-hidden="true">{ok ? '✔' : '▲'}</span><span>{message}{note && <span className="muted"> {note}</span>}</span></li>
  )
  if (!report.success) {
    return <div className="note" data-tone="bad" role="alert"><strong><span aria-hidden="true">✖ </span>{controllerLook(report.status).word}</strong> {report.error}</div>
  }
  return (
    <div role="status">
    <ul className="report">
      {report.pve_version && line(true, words.version(report.pve_version), report.cluster_name ?? undefined)}
      {line(true, words.nodes(report.nodes.length), report.nodes.join(', '))}
      {report.quorate === null ? line(true, words.singleNode) : line(report.quorate, report.quorate ? words.quorate : words.inquorate)}
      {report.missing_permissions.length === 0 ? line(true, words.permissionsOk) : report.missing_permissions.map((each) => line(false, words.missing(each.privilege), each.consequence))}
    </ul>
    </div>
  )
}
