// SPDX-License-Identifier: Apache-2.0
#include "lexicon/places.h"

#include <gtest/gtest.h>

#include <string>

#include "lexicon/place_set.h"
#include "lexicon/programmes.h"

namespace duikou::lexicon {
namespace {

const std::string divisions =
    "code\tname\tshort\tparent\tlevel\taliases\tenglish\tsuccessor\tuntil\n"
    "310000\t甲市\t甲\t\tprovince\t\tJia\t\t\n"
    "650000\t乙自治区\t乙\t\tprovince\t乙省\t\t\t\n"
    "653100\t丙地区\t丙\t650000\tprefecture\t\t\t\t\n"
    "653122\t丁县\t丁\t653100\tcounty\t\t\t\t\n"
    "653199\t旧丁县\t\t653100\tcounty\t\t\t653122\t2010\n";

// Small tables that hold together; a test spoils one of them.
DataFiles files() {
  return {{"places/divisions.tsv", divisions},
          {"places/corps.tsv",
           "code\tname\taliases\tenglish\tparent\tcity\nxpcc\t兵团\t\t\t\t\n"
           "xpcc:01\t第一师\t一师\t\txpcc\t653122\n"},
          {"places/zones.tsv", "code\tname\taliases\tparent\nzone:a\t丙开发区\t\t653100\n"},
          {"places/signs.tsv", "sign\tcode\tuse\n甲\t310000\talone\n丙\t653100\tpair\n"},
          {"places/groups.tsv",
           "name\tmembers\twhole\n丙四县\t653122|653199\t653100\n"
           "甲乙\t310000|650000\t\n"},
          {"places/stems.tsv", "stem\tcode\n"},
          {"programmes/programmes.tsv",
           "id\tname\tstart\tend\tsupporters\trecipients\twords\twhole\tparent\n"
           "yi-2010\t援乙\t2010-03\t\t310000\t653100|999999\t援乙|支援乙\t650000\t\n"
           "yi-part\t援丙\t1997\t2009\t310000\t653100\t援丙\t\tyi-2010\n"},
          {"programmes/pairings.tsv",
           "programme\tsupporter\trecipient\tstart\tend\n"
           "yi-2010\t310000\t653122\t2010-03\t2020\n"
           "yi-2010\tbody:某部\t653122\t2010-03\t\n"}};
}

struct Made {
  Lexicon lexicon = Lexicon::make({}).value();
  Result<Places> places;
  explicit Made(const DataFiles& data) : places(Places::make(data, lexicon)) {}
};

TEST(Places, KnowTheirLineOfDescent) {
  const Made made(files());
  ASSERT_TRUE(made.places) << made.places.error().text();
  const Places& places = *made.places;
  EXPECT_EQ(places.size(), 8U);
  const auto jia = places.find("place:310000");
  const auto yi = places.find("place:650000");
  const auto bing = places.find("place:653100");
  const auto ding = places.find("place:653122");
  EXPECT_EQ(places[ding].name, "丁县");
  EXPECT_EQ(places[ding].twin, places.find("xpcc:01"));
  EXPECT_EQ(places[places.find("xpcc:01")].twin, ding);
  EXPECT_EQ(places[bing].twin, bing);
  EXPECT_EQ(places[ding].level, PlaceLevel::county);
  EXPECT_TRUE(places.within(ding, bing));
  EXPECT_TRUE(places.within(ding, yi));
  EXPECT_TRUE(places.within(ding, ding));
  EXPECT_FALSE(places.within(bing, ding));
  EXPECT_FALSE(places.within(ding, jia));
  EXPECT_EQ(places.province_of(ding), yi);
  EXPECT_EQ(places.province_of(jia), jia);
  EXPECT_EQ(places[places.find("place:653199")].successor, ding);
  EXPECT_EQ(places[ding].successor, ding);
  EXPECT_TRUE(places.within(places.find("xpcc:01"), yi));
  EXPECT_EQ(places[places.find("xpcc:01")].parent, places.find("xpcc"));
  EXPECT_TRUE(places.within(places.find("zone:a"), bing));
  EXPECT_EQ(places.find("place:1"), Places::none);
  EXPECT_EQ(places.find(""), Places::none);
}

TEST(PlaceSet, AnswersLikeTheWayUp) {
  const Made made(files());
  ASSERT_TRUE(made.places) << made.places.error().text();
  const Places& places = *made.places;
  for (std::uint32_t first = 0; first < places.size(); ++first) {
    for (std::uint32_t second = 0; second < places.size(); ++second) {
      const PlaceSet set({second, first}, places);
      for (std::uint32_t place = 0; place < places.size(); ++place) {
        const bool held = places.within(place, first) || places.within(place, second);
        const bool holds = places.within(first, place) || places.within(second, place);
        EXPECT_EQ(set.holds(place, places), held);
        EXPECT_EQ(set.near(place, places), held || holds);
      }
    }
  }
  EXPECT_FALSE(PlaceSet().near(0, places));
}

TEST(Places, GroupsHoldMembersOrStandForOne) {
  const Made made(files());
  ASSERT_TRUE(made.places) << made.places.error().text();
  EXPECT_EQ(made.places->group(0).members.size(), 2U);
  EXPECT_EQ(made.places->group(0).whole, made.places->find("place:653100"));
  EXPECT_EQ(made.places->group(1).whole, Places::none);
}

TEST(Places, BringTheirWords) {
  const Made made(files());
  ASSERT_TRUE(made.places) << made.places.error().text();
  for (const char* name : {"place", "place.sign", "place.pair-sign", "place.group"}) {
    EXPECT_NE(made.lexicon.class_named(name), no_class) << name;
  }
}

struct Spoilt {
  std::string file;
  std::string bytes;  // empty: the file is missing
  std::string error;
};

class BadPlaces : public testing::TestWithParam<Spoilt> {};

TEST_P(BadPlaces, NameFileLineCauseAndCure) {
  DataFiles data = files();
  data[GetParam().file] = GetParam().bytes;
  if (GetParam().bytes.empty()) data.erase(GetParam().file);
  Lexicon lexicon = Lexicon::make({}).value();
  const auto places = Places::make(data, lexicon);
  if (!places) {
    EXPECT_EQ(places.error().text(), GetParam().error);
    return;
  }
  const auto programmes = Programmes::make(data, *places, lexicon);
  ASSERT_FALSE(programmes) << GetParam().file;
  EXPECT_EQ(programmes.error().text(), GetParam().error);
}

const std::string missing = ": table is missing (install the data folder or set DUIKOU_DATA to it)";

INSTANTIATE_TEST_SUITE_P(
    Tables, BadPlaces,
    testing::Values(
        Spoilt{"places/divisions.tsv", "", "places/divisions.tsv" + missing},
        Spoilt{"places/corps.tsv", "", "places/corps.tsv" + missing},
        Spoilt{"places/zones.tsv", "", "places/zones.tsv" + missing},
        Spoilt{"places/signs.tsv", "", "places/signs.tsv" + missing},
        Spoilt{"places/groups.tsv", "", "places/groups.tsv" + missing},
        Spoilt{"programmes/programmes.tsv", "", "programmes/programmes.tsv" + missing},
        Spoilt{"places/divisions.tsv", "code\tname\n",
               "places/divisions.tsv:1: no column short (the header row names the columns, parted "
               "by tabs)"},
        Spoilt{"places/signs.tsv", "sign\tcode\tuse\n丁\t999999\talone\n",
               "places/signs.tsv:2: no place 999999 (use a known code)"},
        Spoilt{"places/groups.tsv", "name\tmembers\twhole\n都\t310000|1\t\n",
               "places/groups.tsv:2: no place 1 (use a known code)"},
        Spoilt{"programmes/programmes.tsv", "id\tname\n",
               "programmes/programmes.tsv:1: no column start (the header row names the columns, "
               "parted by tabs)"}));

TEST(Programmes, HoldYearsPlacesAndWords) {
  Made made(files());
  ASSERT_TRUE(made.places) << made.places.error().text();
  const auto programmes = Programmes::make(files(), *made.places, made.lexicon);
  ASSERT_TRUE(programmes) << programmes.error().text();
  ASSERT_EQ(programmes->size(), 2U);
  const Programme& whole = (*programmes)[0];
  EXPECT_EQ(whole.id, "yi-2010");
  EXPECT_EQ(whole.start_year, 2010);
  EXPECT_EQ(whole.end_year, 0);
  EXPECT_FALSE(whole.part);
  EXPECT_EQ(whole.supporters.size(), 1U);
  EXPECT_EQ(whole.recipients.size(), 1U);  // an unknown code is passed over
  EXPECT_EQ(whole.whole.size(), 1U);
  EXPECT_TRUE((*programmes)[1].part);
  EXPECT_EQ((*programmes)[1].end_year, 2009);
  EXPECT_NE(made.lexicon.class_named("programme"), no_class);
}

TEST(Programmes, TieProvincesWhileAProgrammeRunsAndIsTold) {
  Made made(files());
  ASSERT_TRUE(made.places) << made.places.error().text();
  const auto programmes = Programmes::make(files(), *made.places, made.lexicon);
  ASSERT_TRUE(programmes) << programmes.error().text();
  const auto jia = made.places->find("place:310000");
  const auto yi = made.places->find("place:650000");
  EXPECT_TRUE(programmes->ties(jia, yi, 2015));  // a county of it receives
  EXPECT_TRUE(programmes->ties(jia, yi, 0));
  EXPECT_TRUE(programmes->ties(jia, yi, 1990));  // lists go on with older ones
  EXPECT_FALSE(programmes->ties(jia, yi, 1989));
  EXPECT_TRUE(programmes->ties(jia, yi, 2030));
  EXPECT_FALSE(programmes->ties(jia, yi, 2031));
  EXPECT_FALSE(programmes->ties(yi, jia, 2015));
}

}  // namespace
}  // namespace duikou::lexicon
