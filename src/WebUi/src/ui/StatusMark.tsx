import type { Look } from './state'

/** A glyph and its word: never colour alone. */
export function StatusMark({ look, title }: { look: Look; title?: string }) {
  return (
    <span className="status" data-tone={look.tone} title={title}>
      <span className="glyph" aria-hidden="true">{look.glyph}</span>
      {look.word}
    </span>
  )
}
