// SPDX-License-Identifier: Apache-2.0
#include "text/html.h"

#include "given.h"

namespace duikou::text {
namespace {

std::string lines_of_page(const std::string& page) {
  const Result<Report> out = drawn(page, Format::html);
  EXPECT_TRUE(out.ok());
  expect_lawful(out.value(), page.size());
  return lines_of(out.value());
}

TEST(Html, DrawsTheStoryAndItsFacts) {
  const std::string page = R"(<!DOCTYPE html><html><head><title>某队抵达_某网</title>
<meta property="og:title" content="某队&middot;抵达"><meta name="PubDate" content="2023-08-28 10:20">
<meta property="og:site_name" content="某网"><link rel="canonical" href="https://a.cn/1?x=1&amp;y=2">
<script>var a = "脚本，不是正文。";</script><style>p { color: red }</style></head>
<body class="has-sidebar"><div class="nav"><a href="/">首页，请进。</a></div>
<h1>某队抵达</h1><div class="info">来源：某某日报 2023-08-27</div>
<div class="TRS_Editor article">
  <h2>小标题</h2>
  <p>　　第一段&nbsp;文字，
  分两行写。<br>换行之后，还有一句。</p><!-- 注释，不显示。 -->
  <ul><li>条目一<li>条目<b>二</b></ul>
  <table><caption>表一</caption><tr><th>单位<th>金额<tr><td>甲县<td><p>5</p><p>万元</p></table>
  <figure><img src=a.png alt=x><figcaption>图注</figcaption></figure>
  <div class="share">分享到微博，谢谢。</div><p style="display:none">藏起来，看不见。</p>
  <p>最后一段，完。</p></div>
<div id="comments"><p>读者甲：说得好，说得对。</p></div><footer>版权所有，翻印必究。</footer></body></html>)";
  const Result<Report> report = drawn(page, Format::html);
  ASSERT_TRUE(report.ok());
  const Report& out = report.value();
  EXPECT_EQ(out.title, "某队·抵达");
  EXPECT_EQ(out.publisher, "某某日报");
  EXPECT_EQ(out.published, "2023-08-28");
  EXPECT_EQ(out.url, "https://a.cn/1?x=1&y=2");
  EXPECT_EQ(lines_of(out),
            "2 小标题\np 第一段 文字，分两行写。\np 换行之后，还有一句。\n- 条目一\n- 条目二\n"
            "c 表一\n| [单位][金额]\n| [甲县][5 万元]\nc 图注\np 最后一段，完。\n");
  expect_lawful(out, page.size());
}

TEST(Html, FindsAStoryThatNothingNames) {
  EXPECT_EQ(lines_of_page("<body><div><a href=x>别的新闻，一条很长很长的标题，不是正文。</a></div>"
                          "<div><div><p>第一句，在这里。</p><p>第二句，在这里。</p></div></div>"
                          "<div>短语</div></body>"),
            "p 第一句，在这里。\np 第二句，在这里。\n");
  EXPECT_EQ(
      lines_of_page("<div><h2>题</h2><p>短。</p><p>很长很长很长很长的一段，几乎是全部。</p></div>"),
      "2 题\np 短。\np 很长很长很长很长的一段，几乎是全部。\n");
  EXPECT_EQ(lines_of_page("没有标签，只有文字。"), "p 没有标签，只有文字。\n");
}

TEST(Html, TakesAnAuthorForThePublisherWhereItEndsLikeOne) {
  const auto publisher = [](const std::string& meta) {
    return drawn("<meta name=author content=" + meta + "><p>一段，两句。</p>", Format::html)
        .value()
        .publisher;
  };
  EXPECT_EQ(publisher("某地观察"), "某地观察");
  EXPECT_EQ(publisher("赵某某"), "");
  EXPECT_EQ(publisher("赵某某><meta name=source content=某社"), "某社");
}

TEST(Html, NeverLeavesOutMostOfAPage) {
  EXPECT_EQ(lines_of_page("<form><div class=nav><p>整页都在表单里，一句话。</p></div></form>"),
            "p 整页都在表单里，一句话。\n");
}

TEST(Html, ClosesWhatHtmlCloses) {
  EXPECT_EQ(lines_of_page("<p>甲<p>乙<div>丙</div>丁"), "p 甲\np 乙\np 丙\np 丁\n");
  EXPECT_EQ(lines_of_page("<dl><dt>甲<dd>乙<dt>丙</dl>"), "p 甲\np 乙\np 丙\n");
  EXPECT_EQ(lines_of_page("<table><tr><td>甲<td>乙<tbody><tr><td>丙<td>丁</table>戊"),
            "| [甲][乙]\n| [丙][丁]\np 戊\n");
  EXPECT_EQ(lines_of_page("</p></div>甲</b><b>乙"), "p 甲乙\n");
}

TEST(Html, TellsTablesFromLayout) {
  EXPECT_EQ(lines_of_page("<table><tr><td><ul><li>左栏，一句。</ul><td><p>正文一句。</p></table>"),
            "- 左栏，一句。\np 正文一句。\n");
  EXPECT_EQ(lines_of_page("<table><tr><td>独<tr><td></td><td></td><tr><td><td>右</table>"),
            "p 独\n| [][右]\n");
}

TEST(Html, ReplacesReferences) {
  EXPECT_EQ(
      lines_of_page("&lt;甲&gt;&#20057;&#x4E19;&nbsp;&nbsp;x &amp y&hellip;&bogus;&#0;&#xD800;&"),
      "p <甲>乙丙 x & y…&bogus;\xEF\xBF\xBD\xEF\xBF\xBD&\n");
  EXPECT_EQ(lines_of_page("<pre>一\n二&#150;</pre>"), "p 一\np 二–\n");
}

TEST(Html, LosesNoTextOfBrokenPages) {
  EXPECT_EQ(lines_of_page("甲<!-- 乙"), "p 甲<!-- 乙\n");
  EXPECT_EQ(lines_of_page("<title>甲<p>乙"), "p 甲\np 乙\n");
  EXPECT_EQ(lines_of_page("甲 < 乙 <3"), "p 甲 < 乙 <3\n");
  EXPECT_EQ(lines_of_page("甲<a href=\"x>乙</a>丙"), "p 甲乙丙\n");
  EXPECT_EQ(lines_of_page("<script>甲"), "p 甲\n");
  EXPECT_EQ(lines_of_page("<![CDATA[甲]]>乙<?php x ?>丙"), "p 乙丙\n");
}

TEST(Html, LeavesOutNoStoryForItsClass) {
  EXPECT_EQ(lines_of_page("<div class='article comment'><p>正文，一句。</p></div>"
                          "<div class='comment-list'><p>评论，一句。</p></div>"),
            "p 正文，一句。\n");
}

TEST(Html, ReadsFactsOfPagesWithoutMeta) {
  const Report out = drawn(
                         "<title>题名</title><body><div>2021年3月4日 来源：某社</div>"
                         "<article><p>正文，一句。</p></article>",
                         Format::html)
                         .value();
  EXPECT_EQ(out.title, "题名");
  EXPECT_EQ(out.publisher, "某社");
  EXPECT_EQ(out.published, "2021-03-04");
}

}  // namespace
}  // namespace duikou::text
