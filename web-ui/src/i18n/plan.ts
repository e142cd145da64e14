/** ผังรายการตัวชี้วัด: the words of the plans' list and editor. */
export const th = {
  title: 'ผังรายการตัวชี้วัด',
  onlyPsdg: 'หน้านี้สำหรับ กพร. เท่านั้น',
  empty: 'ยังไม่มีผังรายการตัวชี้วัด',
  name: 'ผัง',
  year: 'ปีงบประมาณ',
  version: 'ฉบับที่เผยแพร่',
};

export const en: typeof th = {
  title: 'Indicator plans',
  onlyPsdg: 'This page is for PSDG only.',
  empty: 'There is no plan yet',
  name: 'Plan',
  year: 'Fiscal year',
  version: 'Published version',
};
