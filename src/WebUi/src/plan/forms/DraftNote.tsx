import { Button } from '@mantine/core'
import { useState } from 'react'
import { text } from '../../text/en'
import { drafts } from './draft'

/** Offers what was typed before and not planned. */
export function DraftNote({ kept, draft, onTake }: { kept: object | undefined; draft: string; onTake: () => void }) {
  const [answered, setAnswered] = useState(false)
  if (!kept || answered) return null
  return (
    <div className="note draft-note" data-tone="info">
      <span>{text.guestForms.draft.found}</span>
      <Button variant="default" size="compact-xs" onClick={() => { setAnswered(true); onTake() }}>{text.guestForms.draft.take}</Button>
      <Button variant="subtle" size="compact-xs" onClick={() => { setAnswered(true); drafts.drop(draft) }}>{text.guestForms.draft.drop}</Button>
    </div>
  )
}
