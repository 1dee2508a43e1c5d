#!/usr/bin/env python3
"""Opens a result with the real QGIS, without a screen: how each layer is drawn, that nothing stays undrawn, what stands
beside the columns, and a picture of it all.

    result_test.py RESULT PICTURES

Exits with 77 where QGIS is not installed. The pictures are for people to look at."""

import os
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import unittest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from headless import application, is_blank, picture_of  # noqa: E402

from qgis.core import (QgsFeatureRequest, QgsLayoutExporter, QgsLayoutItem, QgsProject, QgsRasterLayer,  # noqa: E402
                       QgsRenderContext, QgsVectorLayer)

RESULT, PICTURES = map(pathlib.Path, [sys.argv.pop(1), sys.argv.pop(1)]) if len(sys.argv) > 2 else (None, None)
GEOPACKAGE = RESULT / "results.gpkg" if RESULT else None
SPATIAL = ["zones", "buildings", "target_buildings", "roof_segments", "usable_area", "obstacles", "modules"]
TABLES = ["project_total", "flat_roof_options", "indicators"]
IDS = {"zones": "zone_id", "buildings": "building_id", "target_buildings": "choice_id", "roof_segments": "segment_id",
       "usable_area": "segment_id", "obstacles": "obstacle_id", "modules": "module_id",
       "flat_roof_options": "option_id", "project_total": "zone_id"}


opened: list[QgsVectorLayer] = []  # a layer that nothing refers to is gone, and its renderer with it


def layer(name: str) -> QgsVectorLayer:
    one = QgsVectorLayer(f"{GEOPACKAGE}|layername={name}", name, "ogr")
    assert one.isValid(), name
    opened.append(one)
    return one


def classes(one: QgsVectorLayer) -> list[str]:
    """The labels of what is drawn; rules' headings left out."""
    renderer = one.renderer()
    if renderer.type() == "RuleRenderer":
        return [rule.label() for rule in renderer.rootRule().descendants() if rule.symbol()]
    return [item.label() for item in renderer.legendSymbolItems()]


def undrawn(one: QgsVectorLayer) -> list[int]:
    """Features that no class takes."""
    context = QgsRenderContext()
    renderer = one.renderer().clone()
    renderer.startRender(context, one.fields())
    request = QgsFeatureRequest()
    missing = []
    for feature in one.getFeatures(request):
        context.expressionContext().setFeature(feature)
        if feature.hasGeometry() and not renderer.willRenderFeature(feature, context):
            missing.append(feature.id())
    renderer.stopRender(context)
    return missing


class Layers(unittest.TestCase):
    def test_each_is_drawn_by_its_own_style(self):
        drawn = {name: (layer(name).renderer().type(), len(classes(layer(name)))) for name in SPATIAL}
        for name in ("zones", "obstacles", "usable_area"):
            self.assertEqual(drawn[name], ("singleSymbol", 1), name)
        self.assertEqual(drawn["modules"], ("RuleRenderer", 3))
        for name in ("buildings", "target_buildings", "roof_segments"):
            self.assertEqual(drawn[name][0], "RuleRenderer", name)
            self.assertIn(drawn[name][1], range(3, 10), name)

    def test_nothing_is_left_undrawn_and_no_value_is_a_class(self):
        for name in SPATIAL:
            self.assertEqual(undrawn(layer(name)), [], name)
        for name in ("buildings", "target_buildings", "roof_segments"):
            self.assertIn(classes(layer(name))[-1], ("无数值", "no value"), name)

    def test_limits_are_round_and_within_the_data(self):
        values = [f["yield_kwh_kwp"] for f in layer("buildings").getFeatures() if f["yield_kwh_kwp"]]
        limits = [float(label[2:]) for label in classes(layer("buildings")) if label.startswith("≥ ")]
        self.assertEqual(len(limits), 1)
        self.assertLess(min(values), limits[0])
        self.assertGreater(max(values), limits[0])
        self.assertEqual(limits[0] % 5, 0)

    def test_details_wait_for_their_scale_and_zones_are_named(self):
        for name, scale in {"roof_segments": 10000, "modules": 4000, "obstacles": 4000, "usable_area": 4000}.items():
            self.assertTrue(layer(name).hasScaleBasedVisibility(), name)
            self.assertEqual(layer(name).minimumScale(), scale, name)
        zones = layer("zones")
        self.assertTrue(zones.labelsEnabled())
        self.assertEqual(zones.labeling().settings().fieldName, "name")
        self.assertEqual(zones.renderer().symbol().symbolLayer(0).properties()["style"], "no")

    def test_columns_have_heads_in_the_language_of_the_style(self):
        buildings = layer("buildings")
        aliases = {field.name(): field.alias() for field in buildings.fields()}
        self.assertEqual(aliases["roof_area_m2"], "屋顶面积 (m²)")
        self.assertEqual([name for name, alias in aliases.items() if not alias and name != "fid"], [])
        count, ids, names, _, error = buildings.listStylesInDatabase()
        self.assertEqual(error, "")
        self.assertEqual(sorted(names[:count]), ["sunshed English", "sunshed 中文"])
        qml, error = buildings.getStyleFromDatabase(ids[names.index("sunshed English")])
        self.assertEqual(error, "")
        self.assertIn('name="Roof area (m²)"', qml)

    def test_a_card_of_a_building_names_it(self):
        self.assertIn("building_id", layer("buildings").mapTipTemplate())
        self.assertIn("kWh/kWp", layer("buildings").mapTipTemplate())
        self.assertEqual(layer("buildings").displayExpression(), '"building_id"')


class Tables(unittest.TestCase):
    def setUp(self):
        self.database = sqlite3.connect(f"file:{GEOPACKAGE}?mode=ro", uri=True)
        self.addCleanup(self.database.close)

    def rows(self, query: str) -> list[tuple]:
        return self.database.execute(query).fetchall()

    def test_every_column_has_a_head_in_both_languages_and_a_meaning(self):
        for name in SPATIAL + TABLES:
            columns = {row[1] for row in self.rows(f"pragma table_info({name})")} - {"fid", "geom"}
            told = {row[0]: row[1:] for row in self.rows(
                f"select column_name, title, description from gpkg_data_columns where table_name = '{name}'")}
            self.assertEqual(set(told), columns, name)
            for column, (title, description) in told.items():
                self.assertIn(" · ", title, column)
                self.assertTrue(description, column)

    def test_every_layer_says_what_it_is(self):
        for name, identifier, description in self.rows("select table_name, identifier, description from gpkg_contents"):
            if name != "layer_styles":
                self.assertIn(" · ", identifier, name)
                self.assertIn(": ", description, name)

    def test_ids_that_join_layers_have_indices(self):
        for name in SPATIAL + TABLES:
            columns = {row[1] for row in self.rows(f"pragma table_info({name})")}
            indexed = {self.rows(f"pragma index_info('{row[1]}')")[0][2]
                       for row in self.rows(f"pragma index_list({name})")}
            self.assertLessEqual(columns & {"building_id", "segment_id", "zone_id"}, indexed, name)

    def test_every_layer_has_an_id_of_its_own(self):
        for name, key in IDS.items():
            count, different, missing = self.rows(
                f"select count(*), count(distinct {key}), sum({key} is null) from {name}")[0]
            self.assertEqual((different, missing or 0), (count, 0), name)

    def test_zones_have_areas_and_the_whole_stands_apart(self):
        self.assertEqual(self.rows("select count(*) from zones where geom is null or zone_id = 'all'"), [(0,)])
        self.assertEqual(self.rows("select zone_id from project_total"), [("all",)])


class Rasters(unittest.TestCase):
    def raster(self, name: str) -> QgsRasterLayer:
        one = QgsRasterLayer(str(RESULT / "rasters" / f"{name}.tif"), name)
        self.assertTrue(one.isValid(), name)
        return one

    def test_show_one_band_on_a_ramp_of_round_numbers_with_its_unit(self):
        for path in sorted((RESULT / "rasters").glob("*.qml")):
            one = self.raster(path.stem)
            self.assertEqual(one.renderer().type(), "singlebandpseudocolor", path)
            statistics = one.dataProvider().bandStatistics(one.renderer().band())
            shader = one.renderer().shader().rasterShaderFunction()
            self.assertLess(shader.minimumValue(), shader.maximumValue())
            self.assertLess(shader.minimumValue(), statistics.maximumValue)
            self.assertGreater(shader.maximumValue(), statistics.minimumValue)
            self.assertEqual(len(shader.colorRampItemList()), 9)
            self.assertFalse(shader.clip(), "what lies beyond the ramp is drawn too")
        annual = self.raster("irradiation_annual")
        self.assertEqual(annual.renderer().band(), 1)
        self.assertTrue(annual.renderer().shader().rasterShaderFunction().colorRampItemList()[0].label.endswith(" kWh m-2"))
        self.assertIn("global", annual.bandName(1))

    def test_the_brightest_month_is_shown(self):
        months = self.raster("irradiation_monthly")
        means = [months.dataProvider().bandStatistics(band).mean for band in range(1, 13)]
        self.assertEqual(months.renderer().band(), means.index(max(means)) + 1)


class Project(unittest.TestCase):
    """The project from a copy of the result in another place."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sunshed-moved-")
        self.addCleanup(folder.cleanup)
        self.moved = pathlib.Path(folder.name) / "elsewhere"
        shutil.copytree(RESULT, self.moved)
        self.project = QgsProject()
        self.assertTrue(self.project.read(str(self.moved / "project.qgz")))

    def test_layers_are_found_beside_it_with_their_styles(self):
        layers = list(self.project.mapLayers().values())
        self.assertGreaterEqual(len(layers), len(SPATIAL) + len(TABLES) + 4)
        for one in layers:
            self.assertTrue(one.isValid(), one.name())
            self.assertIn(str(self.moved), one.source())
        for name in SPATIAL:
            one = self.project.mapLayer(f"sunshed_{name}")
            self.assertEqual(one.renderer().type(), layer(name).renderer().type(), name)
            self.assertEqual(classes(one), classes(layer(name)), name)
        self.assertEqual(self.project.mapLayer("sunshed_raster_sky_view").renderer().type(), "singlebandpseudocolor")
        self.assertTrue(self.project.crs().isValid())
        self.assertEqual(self.project.crs().authid(), layer("zones").crs().authid())

    def test_groups_stand_in_order_and_relations_lead_from_zones_to_modules(self):
        groups = [child.name() for child in self.project.layerTreeRoot().children()]
        self.assertEqual(groups, ["区域", "屋面与墙面", "建筑", "栅格", "表格"])
        relations = self.project.relationManager().relations().values()
        self.assertEqual([one.name() for one in relations if not one.isValid()], [])
        pairs = {(one.referencedLayerId()[8:], one.referencingLayerId()[8:]) for one in relations}
        self.assertLessEqual({("zones", "buildings"), ("buildings", "roof_segments"), ("roof_segments", "modules")}, pairs)
        segment = next(f for f in layer("roof_segments").getFeatures() if f["module_count"])
        of_segment = next(one for one in relations if one.referencingLayerId() == "sunshed_modules")
        self.assertEqual(sum(1 for _ in of_segment.getRelatedFeatures(segment)), segment["module_count"])

    def test_the_sheet_has_its_parts_and_prints(self):
        (sheet,) = self.project.layoutManager().layouts()
        parts = {item.id(): item for item in sheet.items() if isinstance(item, QgsLayoutItem) and item.id()}
        self.assertLessEqual({"title", "map", "legend", "north", "scalebar", "sources"}, set(parts))
        self.assertIn("sunshed", parts["sources"].text())
        self.assertTrue(parts["map"].extent().contains(layer("zones").extent()))
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 80
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.assertEqual(QgsLayoutExporter(sheet).exportToImage(str(PICTURES / "sheet.png"), settings),
                         QgsLayoutExporter.Success)


class Pictures(unittest.TestCase):
    def test_the_whole_and_one_roof(self):
        layers = [layer(name) for name in SPATIAL]
        extent = layers[0].extent()
        whole = picture_of(layers, extent, PICTURES / "whole.png", layers[0].crs())
        self.assertFalse(is_blank(whole))
        first = next(layer("roof_segments").getFeatures()).geometry().boundingBox()
        first.grow(15.0)
        details = [layer(name) for name in ("obstacles", "modules", "usable_area", "roof_segments")]
        self.assertFalse(is_blank(picture_of(details, first, PICTURES / "roof.png", layers[0].crs())))


if __name__ == "__main__":
    with application():
        outcome = unittest.main(verbosity=2, exit=False).result
        opened.clear()
    sys.exit(not outcome.wasSuccessful())
