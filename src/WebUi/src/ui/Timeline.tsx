import type { TimelineEntry } from '../api/types'
import { Time } from './Time'

export const GLYPHS: Record<TimelineEntry['kind'], string> = { created: '+', removed: '−', state: '▶', moved: '⇄', config: '≡', task: '⟳' }

export function Timeline({ entries, empty }: { entries: readonly TimelineEntry[]; empty: string }) {
  if (entries.length === 0) return <p className="muted">{empty}</p>
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span aria-hidden="true" className="glyph">{GLYPHS[entry.kind] ?? '·'}</span>
          <span>{entry.summary}{entry.actor && <span className="muted"> {entry.actor}</span>}</span>
          <span className="muted"><Time at={entry.at} /></span>
        </li>
      ))}
    </ol>
  )
}
