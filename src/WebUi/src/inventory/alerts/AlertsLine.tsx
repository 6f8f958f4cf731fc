import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { text } from '../../text/en'
import { alertCounts } from './queries'

/** How many alerts go on, and the way to them; nothing where none does. */
export function AlertsLine() {
  const { active, critical } = useQuery(alertCounts()).data ?? { active: 0, critical: 0 }
  if (active === 0) return null
  return (
    <p className="row">
      <span className="glyph" data-tone={critical > 0 ? 'bad' : 'warn'} aria-hidden="true">{critical > 0 ? '✖' : '▲'}</span>
      {text.alerts.line(active, critical)}
      <Link className="way" to="/alerts">{text.alerts.all}</Link>
    </p>
  )
}
