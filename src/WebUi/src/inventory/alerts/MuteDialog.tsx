import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../../api/AppError'
import { text } from '../../text/en'
import { Choices } from '../../ui/Choices'

const words = text.alerts
const HOUR_MS = 3_600_000
const HOURS = [1, 4, 24, 168, 720] as const

/** For how long nobody is told, and why. */
export function MuteDialog({ what, onMute, onClose }: { what: string; onMute: (until: string, reason: string) => Promise<unknown>; onClose: () => void }) {
  const [hours, setHours] = useState<(typeof HOURS)[number]>(4)
  const [reason, setReason] = useState('')
  const save = useMutation({ mutationFn: () => onMute(new Date(Date.now() + hours * HOUR_MS).toISOString(), reason.trim()), onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const failure = save.error && AppError.from(save.error)
  return (
    <Modal opened onClose={onClose} title={words.muteTitle(what)} overlayProps={{ blur: 0 }} closeButtonProps={{ 'aria-label': text.common.close }}>
      <form className="fields" onSubmit={submit} noValidate>
        {failure && <div className="note" data-tone="bad" role="alert"><strong>{words.failed}.</strong> {failure.message} {Object.values(failure.errors).flat().join(' ')}</div>}
        <p className="muted">{words.muteHint}</p>
        <Choices label={words.muteFor} options={HOURS.map((each) => ({ value: String(each), label: words.durations[each] }))} value={String(hours)} onChange={(next) => setHours(HOURS.find((each) => String(each) === next) ?? 4)} />
        <TextInput label={words.muteReason} value={reason} maxLength={500} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />
        <div className="form-actions">
          <Button type="button" variant="default" onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" loading={save.isPending}>{words.muteSubmit}</Button>
        </div>
      </form>
    </Modal>
  )
}
