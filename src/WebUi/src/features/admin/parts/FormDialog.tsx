import { Button, Modal } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { AppError } from '../../../api/AppError'
import { text } from '../../../text/en'

interface Props {
  title: string
  submit: string
  danger?: boolean
  disabled?: boolean
  onSubmit: () => Promise<unknown>
  onClose: () => void
  children: (errors: Record<string, string | undefined>) => ReactNode
}

/** A form in a dialog that closes when it was saved, and else says at each field what the server minds. */
export function FormDialog({ title, submit, danger, disabled, onSubmit, onClose, children }: Props) {
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<AppError>()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (saving || disabled) return
    setSaving(true)
    setError(undefined)
    try {
      await onSubmit()
      onClose()
    } catch (problem) {
      setError(AppError.from(problem))
      setSaving(false)
    }
  }
  const errors = Object.fromEntries(Object.entries(error?.errors ?? {}).map(([field, faults]) => [field, faults.join(' ')]))
  return (
    <Modal opened onClose={onClose} title={title} overlayProps={{ blur: 0 }} closeButtonProps={{ 'aria-label': text.common.close }}>
      <form className="fields" onSubmit={(event) => void save(event)} noValidate>
        {error && <div className="note" data-tone="bad" role="alert"><strong>{text.access.failed}.</strong> {error.message}</div>}
        {children(errors)}
        <div className="form-actions">
          <Button type="button" variant="default" data-autofocus={danger ? true : undefined} onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" color={danger ? 'red' : undefined} disabled={disabled} loading={saving}>{submit}</Button>
        </div>
      </form>
    </Modal>
  )
}
