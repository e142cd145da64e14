/** Words of the search above the menu. */
export const th = {
  label: 'ค้นหาหน้า ตัวชี้วัด ตัวแปร หรือหน่วยงาน',
  placeholder: 'ค้นหา',
  keys: 'Ctrl K',
  results: 'ผลการค้นหา',
  group: { page: 'หน้า', indicator: 'ตัวชี้วัด', variable: 'ตัวแปร', office: 'หน่วยงาน' },
  recent: 'เปิดล่าสุด',
  hint: 'พิมพ์รหัสหรือส่วนหนึ่งของชื่อ เช่น 2.A หรือ เชียงใหม่',
  none: 'ไม่พบ “{{typed}}”',
  noneDetail: 'ลองพิมพ์ให้สั้นลง หรือพิมพ์รหัส',
  shown: '{{shown}} จาก {{total}}',
  loading: 'กำลังโหลดตัวชี้วัดและหน่วยงาน',
  failed: 'โหลดตัวชี้วัดหรือหน่วยงานไม่ได้ แสดงเฉพาะที่มี',
  count: 'พบ {{count}} รายการ',
};

export const en: typeof th = {
  label: 'Search pages, indicators, variables or offices',
  placeholder: 'Search',
  keys: 'Ctrl K',
  results: 'Results',
  group: { page: 'Pages', indicator: 'Indicators', variable: 'Variables', office: 'Offices' },
  recent: 'Opened lately',
  hint: 'Type a code or a part of a name, as 2.A or Chiang Mai',
  none: 'Nothing found for “{{typed}}”',
  noneDetail: 'Try fewer letters, or a code',
  shown: '{{shown}} of {{total}}',
  loading: 'Indicators and offices are loading',
  failed: 'Indicators or offices cannot be loaded; only the others are shown',
  count: '{{count}} found',
};
