import type { TaskOutcome } from '../../api/pages'
import { text } from '../../text/en'
import type { Look } from '../../ui/state'

const words = text.pages.tasks.outcomes

const LOOKS: Record<TaskOutcome, Look> = {
  running: { glyph: '⟳', tone: 'info', word: words.running },
  ok: { glyph: '✔', tone: 'ok', word: words.ok },
  warning: { glyph: '▲', tone: 'warn', word: words.warning },
  error: { glyph: '✖', tone: 'bad', word: words.error },
}

export const taskLook = (outcome: TaskOutcome): Look => LOOKS[outcome] ?? { glyph: '?', tone: 'unknown', word: outcome }

/** `Backup 101`, as people say it; the type itself where it has no words here. */
export const taskTitle = ({ type, id }: { type: string; id: string }) => `${(text.pages.tasks.types as Record<string, string>)[type] ?? type}${id ? ` ${id}` : ''}`
