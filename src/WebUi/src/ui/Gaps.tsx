import type { ClusterGap } from '../api/types'
import { text } from '../text/en'

/** Which clusters did not answer, beside what the others did. */
export function Gaps({ gaps }: { gaps: readonly ClusterGap[] }) {
  if (gaps.length === 0) return null
  return (
    <details className="gaps">
      <summary><span aria-hidden="true">◌ </span>{text.error.gaps(gaps.length)} {gaps.map((gap) => gap.controller_name).join(', ')}</summary>
      <ul>
        {gaps.map((gap) => <li key={gap.controller_id}><strong>{gap.controller_name}</strong> {gap.reason}</li>)}
      </ul>
    </details>
  )
}
