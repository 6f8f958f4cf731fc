import { percent } from '../text/formats'
import { loadTone } from './state'

const GLYPHS = { bad: '✖', warn: '▲' } as const

/** A bar with its number beside. Over 80 % it warns, over 95 % it alarms, in colour and by sign. */
export function Bar({ value, label, note }: { value: number; label: string; note?: string }) {
  const tone = loadTone(value)
  const glyph = tone === 'bad' || tone === 'warn' ? GLYPHS[tone] : ''
  return (
    <span className="bar" data-tone={tone} title={note}>
      <span className="bar-track" role="img" aria-label={`${label} ${percent(value)}`}>
        <span className="bar-fill" style={{ width: `${Math.min(100, Math.max(0, value))}%` }} />
      </span>
      <span className="bar-number">
        {percent(value)}
        <span className="bar-glyph" aria-hidden="true">{glyph}</span>
      </span>
    </span>
  )
}
