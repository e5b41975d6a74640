// The browser's present moment in milliseconds. dayjs asks the machine; antd's date picker brings it anyway.
import dayjs from 'dayjs'

export const nowMs = (): number => dayjs().valueOf()
