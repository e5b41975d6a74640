// One accent (黛青, a deep ink-teal), warm paper greys, round but calm. antd gets its tokens here; style.css has the same values as variables.
import { theme, type ThemeConfig } from 'antd'

const FONT =
  '"SF Pro Text", "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'

const shared = {
  fontFamily: FONT,
  fontSize: 14,
  borderRadius: 10,
  borderRadiusLG: 14,
  borderRadiusSM: 7,
  controlHeight: 38,
  controlHeightLG: 44,
  controlHeightSM: 30,
  wireframe: false,
  motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  motionDurationMid: '0.15s',
  motionDurationSlow: '0.2s',
}

const components: ThemeConfig['components'] = {
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
  Tabs: { horizontalMargin: '0', titleFontSize: 14, horizontalItemGutter: 22 },
  Modal: { titleFontSize: 17 },
}

export const lightTheme: ThemeConfig = {
  token: {
    ...shared,
    colorPrimary: '#0b6b66',
    colorInfo: '#2f6690',
    colorSuccess: '#2f7d4f',
    colorWarning: '#b0700f',
    colorError: '#bf3b30',
    colorLink: '#0b6b66',
    colorTextBase: '#1b211f',
    colorBgBase: '#ffffff',
    colorBgLayout: '#f6f5f2',
    colorBorder: '#d9d6cf',
    colorBorderSecondary: '#e9e6e0',
    colorTextPlaceholder: '#8a908c',
  },
  components: { ...components, Segmented: { trackPadding: 3, trackBg: '#ebe8e2', itemSelectedBg: '#ffffff' } },
}

export const darkTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#35a39a',
    colorInfo: '#6aa5d0',
    colorSuccess: '#5bb27c',
    colorWarning: '#dba34a',
    colorError: '#e0685d',
    colorLink: '#5cc2b8',
    colorTextBase: '#e8ebe9',
    colorBgBase: '#121514',
    colorBgLayout: '#121514',
    colorBgContainer: '#1a1e1d',
    colorBgElevated: '#232827',
    colorTextPlaceholder: '#7d8683',
    colorBorder: '#39403e',
    colorBorderSecondary: '#2a302e',
  },
  components: { ...components, Segmented: { trackPadding: 3, trackBg: '#0c0f0e', itemSelectedBg: '#2a302e' } },
}
