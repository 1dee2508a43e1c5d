"use strict";
(() => {
  const D = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);

  // ---- words -------------------------------------------------------------------------------------------------------
  const words = {
    zh: {
      other: "English", targets: "对照目标", zone: "区域", map: "屋顶地图", color_by: "着色", monthly: "各月发电量", losses: "能量损失",
      classes: "按建筑类别", list: "建筑清单", download: "下载 CSV", indicators: "全部指标", method: "方法与来源", assumptions: "全部参数及其来源",
      targets_note: "规划中的数值为预期性指标，此处只说差距。覆盖率与替代率为“可装尽装”的潜力，不是现状。",
      search: "按编号、类别、区域查找", of: "座", whole: "全部", target: "目标", gap: "差", none: "暂无数据",
      buildings: "建筑", capacity: "可装容量", energy: "年发电量", yield: "单位发电", co2: "年减排", roof: "屋顶面积", existing: "已有光伏",
      met: "达到", "on track": "接近", short: "不足", "no data": "暂无数据",
      yield_kwh_kwp: "单位发电量 kWh/kWp", irradiation_kwh_m2: "屋面辐照量 kWh/m²", class: "类别", suitability: "适宜性",
      good: "好", fair: "中", poor: "差", id: "编号", area: "占地 m²", modules: "组件", kwp: "kWp", ac: "年发电 kWh", ykp: "kWh/kWp", shade: "遮挡损失", snow: "积雪损失", height: "高度 m",
      year: "建成年", quality: "质量", reason: "说明", coverage: "覆盖率", indicator: "指标", value: "值", unit: "单位", status: "状态", numerator: "分子", denominator: "分母", basis: "依据", note: "说明",
      key: "参数", source: "来源", weather: "气象", coverage_head: "新建公共机构与新建厂房的屋顶光伏覆盖率", energy_head: "城镇建筑用能", substitution: "可再生能源替代率", calorific: "当量值折标准煤", coal_equivalent: "等价值折标准煤", electricity: "用电占比", placeholders: "下列参数用的是占位值，应换成当地的数：", untold: "未填报", missing: "缺少统计：", no_buildings: "本区没有这类建筑", synthetic: "气象数据是由月平均值合成的典型年，不是实测。", quiet_map: "拖动平移，滚轮或 ＋/− 缩放，点选建筑看详情。", rest: "其余",
      m: ["1月","2月","3月","4月","5月","6月","7月","8月","9月","10月","11月","12月"],
      method_text: "屋顶平面由地表模型用区域生长法求得；太阳位置按 NREL SPA；天空按 Perez 1990；遮挡由 128 个方向的地平线角求得，散射光同样受地平线限制；组件为真实矩形，退距后排布；发电按 PVWatts 链逐时计算，含温度、反射、积灰、积雪、逐项损失与逆变器。",
    },
    en: {
      other: "中文", targets: "Against the targets", zone: "Zone", map: "Roof map", color_by: "Colour by", monthly: "Energy by month", losses: "Where energy is lost",
      classes: "By class of building", list: "Buildings", download: "Download CSV", indicators: "All indicators", method: "Method and sources", assumptions: "All factors with their sources",
      targets_note: "The plans' figures are expected values; what is told here is the gap. Coverage and substitution are potentials, with every module that fits, not today's state.",
      search: "Find by id, class or zone", of: "buildings", whole: "All", target: "target", gap: "gap", none: "no data",
      buildings: "Buildings", capacity: "Capacity that fits", energy: "Energy a year", yield: "Specific yield", co2: "Avoided CO₂", roof: "Roof area", existing: "Existing PV",
      met: "met", "on track": "on track", short: "short", "no data": "no data",
      yield_kwh_kwp: "Specific yield kWh/kWp", irradiation_kwh_m2: "Irradiation on the roof kWh/m²", class: "Class", suitability: "Suitability",
      good: "good", fair: "fair", poor: "poor", id: "Id", area: "Footprint m²", modules: "Modules", kwp: "kWp", ac: "kWh a year", ykp: "kWh/kWp", shade: "Shading loss", snow: "Snow loss", height: "Height m",
      year: "Built", quality: "Quality", reason: "Reason", coverage: "Coverage", indicator: "Indicator", value: "Value", unit: "Unit", status: "Status", numerator: "Numerator", denominator: "Denominator", basis: "Basis", note: "Note",
      key: "Key", source: "Source", weather: "Weather", coverage_head: "Roof-PV coverage of new public institutions and new factories", energy_head: "Energy use of urban buildings", substitution: "renewable substitution", calorific: "in calorific value", coal_equivalent: "in coal equivalent", electricity: "electricity share", placeholders: "These factors are placeholders; replace them by figures of your own: ", untold: "not told", missing: "missing statistics: ", no_buildings: "there are no such buildings here", synthetic: "The weather is a typical year made from monthly means, not measured.", quiet_map: "Drag to move, wheel or + / − to zoom, click a building for its card.", rest: "rest",
      m: ["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"],
      method_text: "Roof planes come from region growing on the surface model; the sun's position from NREL's SPA; the sky from Perez 1990; shading from horizons in 128 directions, which limit diffuse light too; modules are real rectangles laid inside set-backs; energy is computed hour by hour along the PVWatts chain with temperature, reflection, soiling, snow, itemised losses and the inverter.",
    },
  };
  const classNames = {
    party_government: ["党政机关", "Party and government"], school: ["学校", "Schools"], hospital: ["医院", "Hospitals"],
    other_public_institution: ["其他公共机构", "Other public institutions"], commercial: ["商业办公", "Commercial"], factory: ["厂房", "Factories"],
    warehouse: ["仓库", "Warehouses"], residential: ["城镇住宅", "Housing"], rural_house: ["农房", "Rural houses"], other: ["其他", "Other"], unknown: ["未知", "Unknown"],
  };
  const lossNames = {
    nominal: ["额定（无遮挡）", "Rating, open sky"], shading: ["周围遮挡", "Shading"], reflection: ["反射", "Reflection"], rows: ["排间遮挡", "Between rows"], soiling: ["积灰", "Soiling"],
    snow: ["积雪", "Snow"], temperature: ["温度", "Temperature"], mismatch: ["失配", "Mismatch"], wiring: ["线路", "Wiring"], connections: ["接头", "Connections"],
    "light-induced degradation": ["光致衰减", "Light-induced"], nameplate: ["标称偏差", "Nameplate"], age: ["老化", "Age"], availability: ["停机", "Availability"], inverter: ["逆变器", "Inverter"],
  };
  const groupNames = {
    "": ["新建公共机构与新建厂房", "new public institutions and factories"], _new_public_institution: ["新建公共机构", "new public institutions"], _new_factory: ["新建厂房", "new factories"],
    _existing_public_institution: ["既有公共机构", "existing public institutions"], _existing_factory: ["既有厂房", "existing factories"],
  };
  const readingNames = {
    c1: ["阵列（含间距）÷屋顶", "array with gaps over roof"], c2: ["组件投影÷屋顶", "modules over roof"],
    c3: ["阵列÷可装屋顶", "array over usable roof"], c4: ["有光伏的屋顶÷全部屋顶", "roofs with PV over roofs"], existing: ["已有光伏÷屋顶（现状）", "PV there today over roof"],
  };
  const plainIndicators = {
    substitution_calorific: ["可再生能源替代率（当量值）", "Renewable substitution (calorific)"], substitution_coal_equivalent: ["可再生能源替代率（等价值）", "Renewable substitution (coal equivalent)"],
    electricity_share_calorific: ["建筑用电占比（当量值）", "Electricity share (calorific)"], electricity_share_coal_equivalent: ["建筑用电占比（等价值）", "Electricity share (coal equivalent)"],
    pv_capacity: ["可装容量", "PV capacity that fits"], pv_energy: ["年发电量", "PV energy a year"], module_area: ["组件面积", "Module area"], roof_area: ["屋顶面积", "Roof area"], co2_avoided: ["年减排", "CO₂ avoided"],
    existing_pv: ["已有光伏面积", "Existing PV"], building_count: ["建筑数", "Buildings"], standard_coal_saved_calorific: ["节约标准煤（当量值）", "Standard coal saved (calorific)"], standard_coal_saved_coal_equivalent: ["节约标准煤（等价值）", "Standard coal saved (coal equivalent)"],
  };
  let lang = "zh";
  const t = (key) => words[lang][key] ?? key;
  const pick = (pair, fallback) => (pair ? pair[lang === "zh" ? 0 : 1] : fallback);
  const escape = (text) => String(text ?? "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c]));
  const number = (value, digits = 0) => value === null || value === undefined ? t("none") : value.toLocaleString(lang === "zh" ? "zh-CN" : "en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits });
  /** Three significant digits are what such sums are worth. */
  const rounded = (value) => value === null || value === undefined ? t("none") : Number(value.toPrecision(3)).toLocaleString(lang === "zh" ? "zh-CN" : "en-GB");
  const statistics = { electricity: "电力", heat: "热力", gas: "天然气", coal: "煤", lpg: "液化石油气", solar_thermal: "太阳能热", heat_pump: "热泵", geothermal: "地热", biomass: "生物质" };
  const itemNames = (list) => lang === "zh" ? list.split(", ").map((item) => statistics[item] ?? item).join("、") : list;
  /** Why a value is not there, in the page's language. */
  const whyMissing = (note) => {
    const missing = note.match(/^missing statistics: (.*)$/);
    return missing ? t("missing") + itemNames(missing[1]) : note.includes("there are no such buildings here") ? t("no_buildings") : note;
  };
  /** A file by its name alone: readers have other folders. */
  const withoutFolders = (text) => text.replace(/(?:[A-Za-z]:)?[\\/](?:[^\\/\s]+[\\/])+([^\\/]+)/g, "$1");
  const className = (c) => pick(classNames[c], c);
  const indicatorName = (id) => {
    const coverage = id.match(/^pv_coverage_(c[1-4]|existing)(.*)$/);
    if (!coverage) return pick(plainIndicators[id], id);
    const reading = coverage[1] === "existing" ? "" : coverage[1].toUpperCase() + " ";
    return `${lang === "zh" ? "屋顶光伏覆盖率 " : "Roof-PV coverage "}${reading}${pick(readingNames[coverage[1]], "")} · ${pick(groupNames[coverage[2]], coverage[2])}`;
  };

  // ---- totals and targets ------------------------------------------------------------------------------------------
  const B = D.buildings;
  const whole = D.zones.find((z) => z.id === "all");
  function drawTotals() {
    const energyGwh = whole.energy_ac_kwh / 1e6;
    const items = [
      ["buildings", number(whole.building_count), ""], ["roof", rounded(whole.roof_area_m2 / 1e4), lang === "zh" ? "万 m²" : "×10⁴ m²"],
      ["capacity", rounded(whole.capacity_kwp / 1e3), "MW"], ["energy", rounded(energyGwh), "GWh"],
      ["yield", whole.capacity_kwp > 0 ? rounded(whole.energy_ac_kwh / whole.capacity_kwp) : t("none"), "kWh/kWp"], ["co2", rounded(whole.co2_t), "t"],
    ];
    $("totals").innerHTML = items.map(([key, value, unit]) => `<div><span>${t(key)}</span><b>${value}</b><small>${unit}</small></div>`).join("");
  }
  const statusClass = (status) => status.replace(" ", "-");
  const shortName = (row) => {
    const reading = row.indicator.match(/^pv_coverage_(c[1-4]|existing)$/);
    if (!reading) return t(row.indicator.endsWith("_calorific") ? "calorific" : "coal_equivalent");
    return (reading[1] === "existing" ? "" : reading[1].toUpperCase() + " ") + pick(readingNames[reading[1]]);
  };
  function gapText(row) {
    if (row.value === null) return escape(whyMissing(row.note));
    if (row.target === null || row.value >= row.target) return "";
    const area = row.indicator.startsWith("pv_coverage") && row.denominator ? ` · ${rounded((row.target - row.value) / 100 * row.denominator)} m²` : "";
    return `${t("gap")} ${number(row.target - row.value, 1)} ${lang === "zh" ? "个百分点" : "points"}${area}`;
  }
  function gauge(row) {
    const has = row.value !== null, top = row.target > 25 ? 100 : 2 * row.target;
    const at = (value) => Math.max(0, Math.min(100, 100 * value / top));
    const color = statusClass(row.status);
    return `<div class="gauge"><div class="name">${escape(shortName(row))}</div>
      <div class="track">${has ? `<div class="fill ${color}" style="width:${at(row.value)}%"></div>` : ""}<div class="goal" style="left:${at(row.target)}%"></div></div>
      <div class="value"><b>${has ? number(row.value, 1) + " %" : t("none")}</b>${has ? ` <span class="status ${color}">${t(row.status)}</span>` : ""}<small>${gapText(row)}</small></div></div>`;
  }
  function drawGauges() {
    const rows = D.indicators.filter((r) => r.zone_id === $("zone").value && r.target !== null);
    const group = (title, shown, year) => {
      const mine = shown.map((id) => rows.find((r) => r.indicator === id && r.year === year)).filter(Boolean);
      return mine.length ? `<h3>${title}<small>${year} · ${t("target")} ${[...new Set(mine.map((r) => r.target))].join(" / ")} %</small></h3>${mine.map(gauge).join("")}` : "";
    };
    const pair = (id) => [`${id}_calorific`, `${id}_coal_equivalent`];
    $("gauges").innerHTML = group(t("coverage_head"), ["pv_coverage_c1", "pv_coverage_c2", "pv_coverage_c3", "pv_coverage_c4", "pv_coverage_existing"], 2025)
      + group(`${t("energy_head")} · ${t("substitution")}`, pair("substitution"), 2025)
      + group(`${t("energy_head")} · ${t("electricity")}`, pair("electricity_share"), 2025) + group(`${t("energy_head")} · ${t("electricity")}`, pair("electricity_share"), 2030);
  }

  // ---- map ---------------------------------------------------------------------------------------------------------
  const cividis = ["#00224e", "#2c3e6b", "#575d6d", "#7d7c78", "#a59c74", "#d0be67", "#fee838"];
  const classColors = { party_government: "#c8553d", school: "#e0a030", hospital: "#b45a9c", other_public_institution: "#8c6bb1", commercial: "#3f7fbf", factory: "#2a9d8f", warehouse: "#6b8f71", residential: "#9aa5b1", rural_house: "#c9b79c", other: "#b8bec6", unknown: "#d5d9de" };
  const fitColors = { good: "#1b7f6b", fair: "#d0a93b", poor: "#8a3b5c", none: "#b8bec6" };
  const canvas = $("map"), ink = canvas.getContext("2d");
  let view = null, selected = -1;
  const bounds = D.map.bounds; // west, south, east, north in metres from the origin
  function fitView() {
    const w = canvas.clientWidth, h = canvas.clientHeight;
    const scale = Math.min(w / (bounds[2] - bounds[0] || 1), h / (bounds[3] - bounds[1] || 1)) * 0.94;
    view = { scale, x: (bounds[0] + bounds[2]) / 2, y: (bounds[1] + bounds[3]) / 2 };
  }
  const toScreen = (x, y) => [(x - view.x) * view.scale + canvas.clientWidth / 2, (view.y - y) * view.scale + canvas.clientHeight / 2];
  const toMap = (sx, sy) => [(sx - canvas.clientWidth / 2) / view.scale + view.x, view.y - (sy - canvas.clientHeight / 2) / view.scale];
  const scales = new Map();
  /** Seven steps of a round width that hold all but the outermost fiftieths. */
  function scaleOf(key) {
    if (!scales.has(key)) {
      const values = B[key].filter((v) => v !== null).sort((a, b) => a - b);
      const at = (share) => values[Math.round(share * (values.length - 1))];
      const wanted = values.length ? (at(0.98) - at(0.02)) / (cividis.length - 1) : 0;
      const step = [5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125, 150, 200, 250, 500, 1000].find((s) => s >= wanted) ?? 2000;
      scales.set(key, values.length ? { low: Math.floor(at(0.02) / step) * step, step } : null);
    }
    return scales.get(key);
  }
  function colorOf(i, key, scale) {
    if (key === "class") return classColors[B.class[i]] ?? "#ccc";
    if (key === "suitability") return fitColors[B.suitability[i] ?? "none"] ?? "#ccc";
    const value = B[key][i];
    if (value === null || !scale) return "#c3c9d0";
    return cividis[Math.max(0, Math.min(cividis.length - 1, Math.floor((value - scale.low) / scale.step)))];
  }
  const boxes = D.map.buildings.map((rings) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) for (let k = 0; k < ring.length; k++) {
      const v = ring[k] / 10, axis = k % 2;
      box[axis] = Math.min(box[axis], v); box[axis + 2] = Math.max(box[axis + 2], v);
    }
    return box;
  });
  function path(rings) {
    ink.beginPath();
    for (const ring of rings) {
      for (let k = 0; k < ring.length; k += 2) {
        const [sx, sy] = toScreen(ring[k] / 10, ring[k + 1] / 10);
        k ? ink.lineTo(sx, sy) : ink.moveTo(sx, sy);
      }
      ink.closePath();
    }
  }
  function drawMap() {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio; canvas.height = canvas.clientHeight * ratio;
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    const style = getComputedStyle(document.documentElement);
    const key = $("color").value, scale = key === "class" || key === "suitability" ? null : scaleOf(key);
    ink.lineWidth = 1.4; ink.strokeStyle = style.getPropertyValue("--quiet"); ink.setLineDash([6, 5]);
    for (const zone of D.map.zones) { path(zone.rings); ink.stroke(); }
    ink.setLineDash([]);
    ink.lineWidth = 0.6;
    const [west, north] = toMap(0, 0), [east, south] = toMap(canvas.clientWidth, canvas.clientHeight);
    for (let i = 0; i < B.id.length; i++) {
      const box = boxes[i];
      if (box[2] < west || box[0] > east || box[3] < south || box[1] > north) continue;
      path(D.map.buildings[i]);
      ink.fillStyle = colorOf(i, key, scale); ink.fill("evenodd");
      ink.strokeStyle = i === selected ? style.getPropertyValue("--ink") : style.getPropertyValue("--edge");
      ink.lineWidth = i === selected ? 2.5 : 0.6; ink.stroke();
    }
    drawScaleBar(style);
    drawLegend(key, scale);
  }
  function drawScaleBar(style) {
    const target = 120 / view.scale, power = 10 ** Math.floor(Math.log10(target));
    const metres = [1, 2, 5, 10].map((f) => f * power).filter((v) => v <= target).pop() ?? power;
    const y = canvas.clientHeight - 18, x = 16;
    ink.strokeStyle = ink.fillStyle = style.getPropertyValue("--ink"); ink.lineWidth = 2;
    ink.beginPath(); ink.moveTo(x, y); ink.lineTo(x + metres * view.scale, y); ink.stroke();
    ink.font = "12px system-ui, sans-serif"; ink.fillText(metres >= 1000 ? metres / 1000 + " km" : metres + " m", x, y - 6);
  }
  function drawLegend(key, scale) {
    const swatch = (color, label) => `<span><i style="background:${color}"></i>${escape(label)}</span>`;
    let html = "";
    if (key === "class") html = Object.keys(classColors).filter((c) => B.class.includes(c)).map((c) => swatch(classColors[c], className(c))).join("");
    else if (key === "suitability") html = Object.keys(fitColors).map((c) => swatch(fitColors[c], c === "none" ? t("rest") : t(c))).join("");
    else if (scale) html = cividis.map((c, i) => swatch(c, i === 0 ? "< " + (scale.low + scale.step) : i === cividis.length - 1 ? "≥ " + (scale.low + i * scale.step) : scale.low + i * scale.step + "–" + (scale.low + (i + 1) * scale.step))).join("");
    $("legend").innerHTML = html;
  }
  function inside(rings, x, y) {
    let odd = false;
    for (const ring of rings) for (let k = 0, j = ring.length - 2; k < ring.length; j = k, k += 2) {
      const ay = ring[k + 1] / 10, by = ring[j + 1] / 10, ax = ring[k] / 10, bx = ring[j] / 10;
      if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) odd = !odd;
    }
    return odd;
  }
  function select(i, center) {
    selected = i;
    const card = $("card");
    card.hidden = i < 0;
    if (i >= 0) {
      const rows = [["class", className(B.class[i])], ["area", number(B.footprint_area_m2[i])], ["height", number(B.height_m[i], 1)], ["year", B.year_built[i] ?? "—"], ["modules", number(B.module_count[i])],
        ["kwp", number(B.capacity_kwp[i], 1)], ["ac", number(B.energy_ac_kwh[i])], ["ykp", number(B.yield_kwh_kwp[i])], ["irradiation_kwh_m2", number(B.irradiation_kwh_m2[i])], ["shade", B.shade_loss_pct[i] === null ? "—" : number(B.shade_loss_pct[i], 1) + " %"],
        ["snow", B.snow_loss_pct[i] === null ? "—" : number(B.snow_loss_pct[i], 1) + " %"], ["coverage", number(B.coverage_pct[i], 1) + " %"], ["quality", escape(B.quality[i])]];
      if (B.reason[i]) rows.push(["reason", escape(B.reason[i])]);
      card.innerHTML = `<button class="close" type="button" aria-label="close">×</button><h3>${escape(B.id[i])}</h3><dl>${rows.map(([k, v]) => `<dt>${t(k)}</dt><dd>${v}</dd>`).join("")}</dl>${bars(D.monthly_by_building[i], 90)}`;
      card.querySelector(".close").onclick = () => select(-1);
      if (center && D.map.buildings[i].length) { const box = boxes[i]; view.x = (box[0] + box[2]) / 2; view.y = (box[1] + box[3]) / 2; view.scale = Math.max(view.scale, 1.5); }
    }
    drawMap();
  }
  function wireMap() {
    let drag = null;
    canvas.addEventListener("pointerdown", (e) => { drag = { x: e.offsetX, y: e.offsetY, moved: false }; canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointermove", (e) => {
      if (!drag) return;
      const dx = e.offsetX - drag.x, dy = e.offsetY - drag.y;
      if (Math.abs(dx) + Math.abs(dy) > 3) drag.moved = true;
      if (drag.moved) { view.x -= dx / view.scale; view.y += dy / view.scale; drag.x = e.offsetX; drag.y = e.offsetY; drawMap(); }
    });
    canvas.addEventListener("pointerup", (e) => {
      if (drag && !drag.moved) { const [x, y] = toMap(e.offsetX, e.offsetY); select(D.map.buildings.findIndex((rings, i) => x >= boxes[i][0] && x <= boxes[i][2] && y >= boxes[i][1] && y <= boxes[i][3] && inside(rings, x, y))); }
      drag = null;
    });
    const zoom = (factor, sx = canvas.clientWidth / 2, sy = canvas.clientHeight / 2) => {
      const before = toMap(sx, sy); view.scale *= factor; const after = toMap(sx, sy);
      view.x += before[0] - after[0]; view.y += before[1] - after[1]; drawMap();
    };
    canvas.addEventListener("wheel", (e) => { e.preventDefault(); zoom(e.deltaY < 0 ? 1.2 : 1 / 1.2, e.offsetX, e.offsetY); }, { passive: false });
    canvas.addEventListener("keydown", (e) => {
      const step = 40 / view.scale;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
      if (moves[e.key]) { view.x += moves[e.key][0]; view.y += moves[e.key][1]; drawMap(); e.preventDefault(); }
      if (e.key === "+") zoom(1.2); if (e.key === "-") zoom(1 / 1.2); if (e.key === "Escape") select(-1);
    });
    $("zoom-in").onclick = () => zoom(1.4); $("zoom-out").onclick = () => zoom(1 / 1.4);
    window.addEventListener("resize", drawMap);
  }

  // ---- charts ------------------------------------------------------------------------------------------------------
  function bars(values, height = 210) {
    if (!values || !values.some((v) => v > 0)) return "";
    const width = 480, left = 46, bottom = 20, top = 8, max = Math.max(...values), step = (width - left) / 12;
    const unit = max >= 1e6 ? [1e6, "GWh"] : max >= 1e3 ? [1e3, "MWh"] : [1, "kWh"];
    const y = (v) => top + (height - top - bottom) * (1 - v / max);
    const lines = [0.5, 1].map((f) => `<line x1="${left}" x2="${width}" y1="${y(f * max)}" y2="${y(f * max)}" stroke="var(--line)"/><text x="${left - 6}" y="${y(f * max) + 4}" text-anchor="end">${rounded(f * max / unit[0])}</text>`).join("");
    const rects = values.map((v, i) => `<rect x="${left + i * step + 4}" y="${y(v)}" width="${step - 8}" height="${height - bottom - y(v)}" rx="2" fill="var(--accent)"><title>${t("m")[i]}: ${rounded(v / unit[0])} ${unit[1]}</title></rect><text x="${left + (i + 0.5) * step}" y="${height - 5}" text-anchor="middle">${lang === "zh" ? i + 1 : t("m")[i][0]}</text>`).join("");
    return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${t("monthly")}">${lines}${rects}<text x="0" y="${height - 5}">${unit[1]}</text></svg>`;
  }
  function waterfall() {
    const losses = D.losses.filter((l, i) => i === 0 || l.energy_kwh > 0.0005 * D.losses[0].energy_kwh);
    if (!losses.length || !losses[0].energy_kwh) return "";
    const total = losses[0].energy_kwh, row = 24, width = 480, label = 130, right = 62;
    const ac = total - D.losses.slice(1).reduce((sum, loss) => sum + loss.energy_kwh, 0);
    let left = total;
    const x = (v) => label + (width - label - right) * v / total;
    const lines = losses.map((loss, i) => {
      const from = i === 0 ? 0 : left - loss.energy_kwh, to = i === 0 ? total : left;
      if (i) left -= loss.energy_kwh;
      return `<text x="${label - 8}" y="${i * row + 16}" text-anchor="end">${escape(pick(lossNames[loss.name], loss.name))}</text><rect x="${x(from)}" y="${i * row + 4}" width="${Math.max(1, x(to) - x(from))}" height="${row - 9}" rx="2" fill="${i ? "var(--short)" : "var(--accent)"}"/><text x="${x(to) + 5}" y="${i * row + 16}">${i ? "−" + number(100 * loss.energy_kwh / total, 1) + " %" : "100 %"}</text>`;
    }).join("");
    const last = losses.length * row;
    return `<svg viewBox="0 0 ${width} ${last + row}" role="img" aria-label="${t("losses")}">${lines}<text x="${label - 8}" y="${last + 16}" text-anchor="end" class="strong">AC</text><rect x="${x(0)}" y="${last + 4}" width="${x(ac) - x(0)}" height="${row - 9}" rx="2" fill="var(--met)"/><text x="${x(ac) + 5}" y="${last + 16}" class="strong">${number(100 * ac / total, 1)} %</text></svg>`;
  }

  // ---- tables ------------------------------------------------------------------------------------------------------
  const table = (element, heads, rows) => {
    element.innerHTML = `<thead><tr>${heads.map(([name, n]) => `<th class="${n ? "n" : ""}">${escape(name)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody>`;
  };
  const cells = (values, heads) => values.map((v, i) => `<td class="${heads[i][1] ? "n" : ""}">${v}</td>`).join("");
  function drawClasses() {
    const heads = [[t("class")], [t("buildings"), 1], [t("roof") + " m²", 1], [t("modules"), 1], ["MW", 1], ["MWh", 1], [t("ykp"), 1], [t("existing") + " m²", 1]];
    const rows = whole.by_class.map((c) => `<tr>${cells([escape(className(c.class)), number(c.building_count), number(c.roof_area_m2), number(c.module_count), number(c.capacity_kwp / 1e3, 2), number(c.energy_ac_kwh / 1e3), c.capacity_kwp > 0 ? number(c.energy_ac_kwh / c.capacity_kwp) : "—", B.id.some((_, i) => B.class[i] === c.class && B.existing_pv_m2[i] !== null) ? number(c.existing_pv_m2) : t("untold")], heads)}</tr>`);
    table($("classes"), heads, rows);
  }
  let shownRows = [];
  function drawList() {
    const query = $("search").value.trim().toLowerCase();
    const order = B.id.map((_, i) => i).sort((a, b) => (B.energy_ac_kwh[b] ?? 0) - (B.energy_ac_kwh[a] ?? 0));
    shownRows = order.filter((i) => !query || [B.id[i], B.class[i], className(B.class[i]), B.class_text[i], B.zone_id[i]].some((v) => String(v ?? "").toLowerCase().includes(query)));
    const heads = [[t("id")], [t("class")], [t("zone")], [t("area"), 1], [t("modules"), 1], ["kWp", 1], [t("ac"), 1], [t("ykp"), 1], [t("suitability")], [t("reason")]];
    const rows = shownRows.slice(0, 500).map((i) => `<tr data-i="${i}" tabindex="0">${cells([escape(B.id[i]), escape(className(B.class[i])), escape(B.zone_id[i] ?? ""), number(B.footprint_area_m2[i]), number(B.module_count[i]), number(B.capacity_kwp[i], 1), number(B.energy_ac_kwh[i]), B.yield_kwh_kwp[i] === null ? "—" : number(B.yield_kwh_kwp[i]), escape(t(B.suitability[i] === "none" ? "rest" : B.suitability[i])), escape(B.reason[i] ?? "")], heads)}</tr>`);
    table($("list"), heads, rows);
    $("list-count").textContent = `${number(shownRows.length)} / ${number(B.id.length)} ${t("of")}`;
  }
  function drawIndicators() {
    const heads = [[t("zone")], [t("indicator")], [t("value"), 1], [t("unit")], [t("target"), 1], [t("status")], [t("numerator"), 1], [t("denominator"), 1], [t("basis")], [t("note")]];
    const rows = D.indicators.map((r) => `<tr>${cells([escape(r.zone_name), escape(indicatorName(r.indicator)) + (r.year ? " " + r.year : ""), r.value === null ? t("none") : rounded(r.value), escape(r.unit), r.target ?? "", r.status ? `<span class="status ${statusClass(r.status)}">${t(r.status)}</span>` : "", r.numerator === null ? "" : rounded(r.numerator), r.denominator === null ? "" : rounded(r.denominator), escape(r.basis), escape(r.value === null ? whyMissing(r.note) : r.note)], heads)}</tr>`);
    table($("indicators"), heads, rows);
  }
  /** The factors that a note names as placeholders, or nothing. */
  const placeholders = (note) => note.match(/^placeholders \[P\][^:]*: (.*)$/)?.[1];
  function drawWarning() {
    const lines = D.weather.synthetic ? [t("synthetic")] : [];
    for (const names of D.notes.map(placeholders).filter(Boolean)) lines.push(t("placeholders") + names);
    $("warning").hidden = !lines.length;
    $("warning").innerHTML = lines.map((line) => `<span>${escape(line)}</span>`).join("");
  }
  function drawMethod() {
    const notes = D.notes.filter((n) => !placeholders(n)).map((n) => `<li>${escape(withoutFolders(n))}</li>`).join("");
    $("method").innerHTML = `<p>${t("method_text")}</p><p class="quiet">${t("weather")}: ${escape(withoutFolders(D.weather.source))}</p>${notes ? `<ul class="quiet">${notes}</ul>` : ""}`;
    const heads = [[t("key")], [t("value")], [t("unit")], [t("basis")], [t("source")]];
    table($("assumptions"), heads, D.assumptions.map((a) => `<tr>${cells([`<span title="${escape(a.meaning)}">${escape(a.key)}</span>`, escape(a.value), escape(a.unit), escape(a.origin), escape(a.source)], heads)}</tr>`));
  }
  function downloadCsv() {
    const keys = Object.keys(B);
    const quote = (v) => v === null || v === undefined ? "" : /[",\n]/.test(String(v)) ? `"${String(v).replace(/"/g, '""')}"` : String(v);
    const text = "\uFEFF" + [keys.join(","), ...shownRows.map((i) => keys.map((k) => quote(B[k][i])).join(","))].join("\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" })); link.download = "buildings.csv"; link.click();
    URL.revokeObjectURL(link.href);
  }

  // ---- all together ------------------------------------------------------------------------------------------------
  function drawAll() {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    document.title = `${D.project} · sunshed`;
    $("title").textContent = D.project;
    $("subtitle").textContent = `${D.place.latitude_deg.toFixed(3)}°, ${D.place.longitude_deg.toFixed(3)}° · ${D.place.crs}`;
    $("language").textContent = t("other");
    document.querySelectorAll("[data-t]").forEach((e) => { e.textContent = t(e.dataset.t); });
    drawWarning();
    $("search").placeholder = t("search"); canvas.setAttribute("aria-label", t("map") + " " + t("quiet_map")); canvas.title = t("quiet_map");
    const zone = $("zone").value || "all";
    $("zone").innerHTML = D.zones.slice().reverse().map((z) => `<option value="${escape(z.id)}">${z.id === "all" ? t("whole") : escape(z.name || z.id)}</option>`).join(""); $("zone").value = zone;
    const color = $("color").value || "yield_kwh_kwp";
    $("color").innerHTML = ["yield_kwh_kwp", "irradiation_kwh_m2", "suitability", "class"].map((k) => `<option value="${k}">${t(k)}</option>`).join(""); $("color").value = color;
    $("footer").textContent = D.program;
    drawTotals(); drawGauges(); drawMap(); drawClasses(); drawList(); drawIndicators(); drawMethod();
    $("monthly").innerHTML = bars(D.monthly_kwh); $("losses").innerHTML = waterfall();
    if (selected >= 0) select(selected);
  }
  $("language").onclick = () => { lang = lang === "zh" ? "en" : "zh"; drawAll(); };
  $("zone").onchange = drawGauges; $("color").onchange = drawMap; $("search").oninput = drawList; $("download").onclick = downloadCsv;
  const openRow = (e) => { const row = e.target.closest("tr[data-i]"); if (row) { select(Number(row.dataset.i), true); canvas.scrollIntoView({ block: "center" }); } };
  $("list").onclick = openRow;
  $("list").onkeydown = (e) => { if (e.key === "Enter") openRow(e); };
  fitView(); wireMap(); drawAll();
})();
