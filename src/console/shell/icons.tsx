// The few icons of the console, drawn with one stroke so that they look like one family.
import type { ReactNode } from 'react'

const icon = (paths: ReactNode) =>
  function Icon({ size = 20 }: { size?: number }) {
    return (
      <svg
        className="icon"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths}
      </svg>
    )
  }

export const ChatIcon = icon(
  <path d="M7 18.500 3.500 21v-14A3.500 3.500 0 0 1 7 3.500h10A3.500 3.500 0 0 1 20.500 7v8a3.500 3.500 0 0 1-3.500 3.500zM8 11h8" />,
)
export const TasksIcon = icon(
  <path d="M4 13.500 6.500 5h11L20 13.500v4a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500zM4 13.500h4.500a3.500 3.500 0 0 0 7 0H20" />,
)
export const RequestsIcon = icon(
  <path d="M7 3.500h7l4.500 4.500v11a1.500 1.500 0 0 1-1.500 1.500H7A1.500 1.500 0 0 1 5.500 19V5A1.500 1.500 0 0 1 7 3.500zM14 3.500V8h4.500M9 12.500h6M9 16h4" />,
)
export const BookIcon = icon(
  <path d="M12 6.500c-1.800-1.500-4.300-2-8-2v13.500c3.700 0 6.200.5 8 2 1.800-1.500 4.300-2 8-2V4.500c-3.700 0-6.200.5-8 2zM12 6.500V20" />,
)
export const InsightIcon = icon(<path d="M4.500 19.500V11M10 19.500V5M15.500 19.500v-6M20.500 19.500V8.500" />)
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />)
export const SendIcon = icon(<path d="M12 19V5.500M6 11l6-6 6 6" />)
export const ClipIcon = icon(
  <path d="m20 11.500-8.200 8.200a5 5 0 0 1-7.100-7.100l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400l7.800-7.800" />,
)
export const MicIcon = icon(
  <path d="M12 15a3.500 3.500 0 0 0 3.500-3.500v-5a3.500 3.500 0 0 0-7 0v5A3.500 3.500 0 0 0 12 15zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3" />,
)
export const FormIcon = icon(<path d="M4.500 5.500h15M4.500 12h15M4.500 18.500h9" />)
export const SearchIcon = icon(<path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4" />)
export const LockIcon = icon(
  <path d="M6.500 11h11a1.500 1.500 0 0 1 1.500 1.500v6a1.500 1.500 0 0 1-1.500 1.500h-11A1.500 1.500 0 0 1 5 18.500v-6A1.500 1.500 0 0 1 6.500 11zM8 11V8a4 4 0 0 1 8 0v3" />,
)
export const CheckIcon = icon(<path d="m5 12.500 4.500 4.500L19 7.500" />)
export const CrossIcon = icon(<path d="M6 6l12 12M18 6 6 18" />)
export const AlertIcon = icon(<path d="M12 8v5M12 16.500v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z" />)
export const BackIcon = icon(<path d="M19 12H5.500M11.500 6l-6 6 6 6" />)
export const RightIcon = icon(<path d="m9.500 6 6 6-6 6" />)
export const DownIcon = icon(<path d="m6 9.500 6 6 6-6" />)
export const ReturnIcon = icon(<path d="M9 14 4.500 9.500 9 5M4.500 9.500h9a5.500 5.500 0 0 1 0 11H10" />)
export const CopyIcon = icon(
  <path d="M9.500 8.500h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5.500 15.500h-1v-11h11v1" />,
)
export const ExpandIcon = icon(<path d="M14 4.500h5.500V10M19.500 4.500 13 11M10 19.500H4.500V14M4.500 19.500 11 13" />)
export const FileIcon = icon(
  <path d="M7 3.500h7l4.500 4.500v11a1.500 1.500 0 0 1-1.500 1.500H7A1.500 1.500 0 0 1 5.500 19V5A1.500 1.500 0 0 1 7 3.500zM14 3.500V8h4.500" />,
)
export const MoreIcon = icon(<path d="M5.500 12h.1M12 12h.1M18.500 12h.1" strokeWidth="3" />)
export const TrashIcon = icon(
  <path d="M4.500 6.500h15M9.500 6.500v-2h5v2M6.500 6.500l.8 12.600a1.400 1.400 0 0 0 1.400 1.400h6.600a1.400 1.400 0 0 0 1.400-1.400l.8-12.600" />,
)
export const KeysIcon = icon(
  <path d="M5 6.500h14A1.500 1.500 0 0 1 20.500 8v8a1.500 1.500 0 0 1-1.500 1.500H5A1.500 1.500 0 0 1 3.500 16V8A1.500 1.500 0 0 1 5 6.500zM7.500 10.500h.1M12 10.500h.1M16.500 10.500h.1M8.500 14h7" />,
)

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M8 2h16a6 6 0 0 1 6 6v12a6 6 0 0 1-6 6H14l-6.200 4.400a.9.9 0 0 1-1.400-.7v-3.900A6 6 0 0 1 2 20V8a6 6 0 0 1 6-6z"
        fill="var(--accent-solid)"
      />
      <path
        d="M8.500 14.900c3.700.5 9.800.3 14-.9.900-.2 1.500.4 1 1.200-.6 1-1.400 1.600-2.400 1.700-4 .5-8.300.6-12.100.2-1.900-.2-2-2.400-.5-2.200z"
        fill="#fff"
      />
    </svg>
  )
}
