// Every word of the page, Chinese and English.
import { isChinese } from "./store.js";

const words = {
  // the frame
  skip: ["跳到正文", "Skip to the content"],
  other_language: ["English", "中文"],
  theme: ["明暗：", "Theme: "], theme_auto: ["随系统", "system"], theme_light: ["浅色", "light"], theme_dark: ["深色", "dark"],
  print: ["打印 / PDF", "Print / PDF"],
  targets: ["对照目标", "Targets"], map: ["屋顶地图", "Map"], energy: ["发电", "Energy"], money: ["经济", "Money"],
  buildings: ["建筑清单", "Buildings"], indicators: ["指标", "Indicators"], method: ["方法与来源", "Method"],
  subtitle: ["屋顶太阳能评估", "Rooftop solar assessment"],
  notes: ["读前须知", "Before you read on"],
  zone: ["区域", "Zone"], whole: ["全部", "All"], year: ["年份", "Year"],
  no_data: ["暂无数据", "no data"],
  synthetic: ["气象数据是由月平均值合成的典型年，不是实测。", "The weather is a typical year made from monthly means; it was not measured."],
  placeholders: ["个参数用的是占位值 [P]，请换成当地的数", "factors are placeholders [P]; replace them by figures of your own"],
  ungiven: ["没有给出本地的数，需要它们的结果留空", "Figures of this place were not given, so what needs them is empty"],
  unreadable: ["报告数据无法读取。请换用近两年的 Chrome、Edge、Firefox 或 Safari 打开。", "The report's data cannot be read. Please open it in a Chrome, Edge, Firefox or Safari of the last two years."],
  // sums
  building_count: ["建筑", "Buildings"], roof_area: ["屋顶面积", "Roof area"], capacity: ["可装容量", "Capacity that fits"],
  annual_energy: ["年发电量", "Energy a year"], specific_yield: ["单位发电量", "Specific yield"], co2: ["年减排 CO₂", "CO₂ avoided a year"],
  modules: ["组件", "Modules"], existing: ["已有光伏", "Existing PV"], of_which: ["其中可装", "of which fit for PV:"],
  pieces: ["座", ""],
  // targets
  targets_note: ["规划中的数值为预期性指标，这里仅反映差距。大字为现状，状态按目标进度判定；资源潜力为宜装尽装的估算，另行判断是否可行。",
    "The plans' figures are expected values: what is told is the gap. The large figure is what stands, judged by the target's dated path; what could be, with every module that fits, stands below and is judged apart."],
  actual: ["现状", "actual"], required: ["按进度应达", "required by then"], potential: ["资源潜力", "potential"], target: ["目标", "target"], gap: ["差", "short by"], points: ["个百分点", "points"], expected: ["预期性", "expected"],
  other_denominator: ["分母另一口径：", "With the other denominator:"],
  needed: ["达标尚需", "To reach the target"], not_enough: ["全部实施仍差", "Even all of it falls short by"],
  reading: ["口径", "Reading"], counted: ["计入", "Counted"],
  // map
  colour_by: ["着色", "Colour"], by_yield: ["单位发电量", "Specific yield"], by_irradiation: ["屋面辐照量", "Irradiation"],
  by_class: ["建筑类别", "Class"], by_suitability: ["适宜性", "Suitability"], by_set: ["达标建筑", "Set for the target"],
  map_hint: ["拖动平移，滚轮缩放，按住右键旋转；点选建筑看详情。放大可见屋面与组件。", "Drag to move, wheel to zoom, right button to turn; click a building for its card. Zoom in for roof planes and modules."],
  map_label: ["建筑地图。方向键平移，加减号缩放；同样的内容在建筑清单里。", "Map of the buildings. Arrow keys move it, plus and minus zoom; the list of buildings tells the same."],
  no_webgl: ["此浏览器没有 WebGL，地图无法显示。其余内容不受影响，建筑清单里有同样的数据。", "This browser has no WebGL, so there is no map. All else works; the list of buildings holds the same data."],
  no_outlines: ["结果中没有建筑轮廓，因此没有地图。", "The results hold no outlines, so there is no map."],
  view_3d: ["立体", "3D"], whole_view: ["全图", "Whole view"], outside_filter: ["筛选以外", "filtered out"],
  in_set: ["覆盖率达标所选建筑", "chosen for the coverage target"], not_in_set: ["其他", "others"],
  nothing_here: ["不可装", "nothing fits"],
  // card
  card: ["建筑详情", "Building"], close: ["关闭", "Close"], roof_planes: ["屋面", "Roof planes"], tilt: ["倾角", "Tilt"], faces: ["朝向", "Faces"], flat: ["平", "flat"],
  area: ["面积", "Area"], monthly: ["各月发电量", "Energy by month"], shade_loss: ["遮挡损失", "Shading loss"], snow_loss: ["积雪损失", "Snow loss"],
  coverage: ["屋顶覆盖率", "Roof coverage"], height: ["高度", "Height"], built: ["建成", "Built"], payback: ["回收期", "Payback"], years: ["年", "years"],
  quality: ["数据质量", "Quality"], reason: ["说明", "Reason"], footprint: ["占地", "Footprint"], irradiation: ["屋面辐照量", "Irradiation"], roof_plan: ["屋顶平面：屋面与组件", "Roof from above: planes and modules"],
  show_on_map: ["在地图上看", "Show on the map"],
  // charts
  monthly_note: ["按建筑类别叠加，全年合计 ", "Stacked by class of building; the year: "],
  losses: ["从额定到上网：能量去哪了", "From the rating to the grid: where energy goes"],
  losses_note: ["以“额定、无遮挡、无损失”为 100 %，逐项扣减到交流侧。", "The modules' rating under an open sky is 100 %; each link takes its share, down to AC."],
  delivered: ["交流发电量", "AC energy"], as_table: ["数据表", "As a table"], month: ["月份", "Month"], total: ["合计", "Total"], share: ["占比", "Share"], link: ["环节", "Link"],
  hourly: ["一天之中：各月平均出力", "Through the day: mean power by month"], hourly_note: ["当地钟点；颜色是该月该钟点的平均交流功率。", "By the local clock; the colour is the mean AC power in that hour of that month."],
  day: ["一天之中 · kW", "Through the day · kW"], day_note: ["按同区同类建筑的日变化折算（估算）", "shaped like its class in its zone (an estimate)"], hour: ["时", "Hour"],
  // money
  money_note: ["以今天的价格计，含税；占位价格 [P] 请换成自己的。", "In today's prices, tax included; replace the placeholders [P] by your own. "],
  capex: ["投资", "Investment"], npv: ["净现值", "Net present value"], irr: ["内部收益率", "Rate of return (IRR)"], lcoe: ["度电成本", "Cost of energy"],
  own_use: ["自用率", "Used on site"], self_sufficiency: ["自给率", "Load met"], p90: ["P90 年发电量", "P90 energy a year"], cny_kwh: ["元/kWh", "CNY/kWh"],
  never: ["寿命内收不回", "not in its life"],
  supply_note: ["从便宜到贵累加：不超过某一成本时，能装多少、能发多少。", "From cheap to dear: how much fits, and yields, at no more than a cost."],
  by_power: ["累计容量（下轴）", "Power up to there (below)"], by_energy: ["累计年发电量（上轴）", "Energy a year (above)"], export_price: ["上网电价", "sold at"],
  cash: ["全寿命现金流", "Cash flow over the life"], cash_note: ["税后，未折现。", "After tax, not discounted. "], after_years: ["年末", "Year"], of_year: ["当年", "Of the year"], so_far: ["累计", "Up to then"],
  own_use_day: ["一天之中：发电、用电与自用", "Through the day: generation, load and own use"], generation: ["发电", "Generation"], load: ["用电（已知的建筑）", "Load, where known"], behind_meter: ["自用", "Used behind the meter"],
  supply: ["供给曲线：按度电成本排序的屋顶", "Supply curve: roofs by cost of their energy"],
  classes: ["按建筑类别", "By class of building"], building_class: ["类别", "Class"], all_classes: ["全部类别", "All classes"],
  zones: ["按区域", "By zone"],
  // table
  search: ["按编号、类别、区域查找", "Find by id, class or zone"], download: ["下载 CSV", "Download CSV"], found: ["座建筑", "buildings"],
  only_set: ["只看达标建筑", "Only the set for the target"], rank: ["名次", "Rank"], id: ["编号", "Id"], sort_hint: ["点表头排序，上下键移动，回车看详情。", "Click a head to sort, arrows move, Enter opens the card."],
  print_top: ["打印件只列前 40 座，全部见 report.xlsx 或 CSV。", "In print the first 40; all of them are in report.xlsx and the CSV."],
  // indicators and method
  indicator: ["指标", "Indicator"], value: ["值", "Value"], unit: ["单位", "Unit"], status: ["状态", "Status"], numerator: ["分子", "Numerator"],
  denominator: ["分母", "Denominator"], basis: ["依据", "Basis"], note: ["说明", "Note"], kind: ["类别", "Kind"], data_year: ["数据年", "Data year"],
  target_year: ["目标年", "Target year"], convention: ["折标口径", "Convention"], switches: ["计算开关", "Switches"], tag: ["可信度", "Tag"],
  assumptions: ["全部参数及其来源", "All factors with their sources"], key: ["参数", "Key"], source: ["来源", "Source"], meaning: ["含义", "Meaning"], origin: ["取自", "From"],
  weather: ["气象", "Weather"], place: ["地点", "Place"], other_notes: ["运行提示", "Notes of the run"],
  method_title: ["数字从哪里来", "Where the numbers come from"],
  sure_title: ["有多可靠", "How sure they are"], words_title: ["名词", "Terms"],
  licences: ["地图 MapLibre GL（BSD-3），图表 Apache ECharts（Apache-2.0）；本页离线可用，不联网。", "Map by MapLibre GL (BSD-3), charts by Apache ECharts (Apache-2.0). This page works offline and asks no network."],
};

/** A word in the reader's language; keys that have none stand for themselves. */
export const t = (key) => words[key]?.[isChinese() ? 0 : 1] ?? key;
/** One of a pair [Chinese, English]. */
export const pick = (pair, fallback = "") => pair?.[isChinese() ? 0 : 1] ?? fallback;

export const months = () => Array.from({ length: 12 }, (_, m) =>
  isChinese() ? `${m + 1}月` : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m]);
